import type { Examined } from '../../../worker/protocol.ts'
import { fieldRows } from './field-rows.ts'

/** What a handler gets as `fields`: typed, flat, and null where the order does not tell. */
export function FieldsTab({ examined: { fields, json, errors } }: { examined: Examined }) {
  if (!fields) {
    return (
      <div class="empty">
        <p>
          {json
            ? 'There are no fields: they are read from a body that is on the schema, {"order": {"id": …, "status": …}}.'
            : 'There are no fields: the document is not JSON.'}
        </p>
        {errors.length > 0 && <p>Schema tells what is wrong.</p>}
      </div>
    )
  }
  const { rows, more } = fieldRows(fields)
  return (
    <div class="stack tight">
      <p class="quiet">
        What a handler gets as <code>fields</code>.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll on a phone, so the keyboard has to get there */}
      <div class="scroll-x" tabIndex={0}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row" class="mono paste-field">
                  {name}
                </th>
                <td class="paste-value">{value ?? <span class="quiet">null</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p class="quiet">And {more} more.</p>}
    </div>
  )
}
