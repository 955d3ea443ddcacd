import { useSignal } from '@preact/signals'
import type { Fields } from '../../../../receiver/domain/fields.ts'
import { groupedFields } from './field-changes.ts'

const groupsAtFirst = 8
const longestValue = 300

/** All fields of the order's latest known state, those that it does not tell as absent. */
export function LatestFields({ fields, isKnown }: { fields: Fields | null; isKnown: boolean }) {
  const isWhole = useSignal(false)
  const groups = fields ? [...groupedFields(fields)] : []
  const shown = isWhole.value ? groups : groups.slice(0, groupsAtFirst)
  return (
    <section class="card stack tight" aria-labelledby="order-fields">
      <h2 id="order-fields">Latest fields</h2>
      {!fields && (
        <p class="quiet">
          {isKnown
            ? 'None of its entries could be read as an order: see the entries for why.'
            : 'The receiver does not know this order yet.'}
        </p>
      )}
      {shown.map(([group, members]) => (
        <div key={group} class="stack tight">
          {group !== '' && <h3>{group}</h3>}
          <dl class="pairs order-fields">
            {members.map(({ name, value }) => (
              <div key={name} class="order-field">
                <dt class="breakable">{name}</dt>
                <dd>
                  <FieldValue value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {groups.length > shown.length && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            isWhole.value = true
          }}
        >
          Show {groups.length - shown.length} more lines
        </button>
      )}
    </section>
  )
}

function FieldValue({ value }: { value: string | null }) {
  if (value === null) return <em class="quiet">absent</em>
  const isLong = value.length > longestValue
  return (
    <bdi class="number">
      {isLong ? `${value.slice(0, longestValue)}… (${value.length} characters)` : value}
    </bdi>
  )
}
