import type { EntryView } from '../../../../receiver/http/views.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Marked } from '../../parts/marked.tsx'
import { withUnseen } from '../../parts/unseen.ts'
import { headerMeaning } from './header-meaning.ts'

/** The headers in the order and the case in which they came; Jumpseller's own are explained. */
export function HeadersTab({ entry, words }: { entry: EntryView; words: readonly string[] }) {
  const { headers } = entry
  if (headers.length === 0) return <p class="empty">The request came without headers.</p>
  return (
    <div class="stack">
      <div class="row spread">
        <p class="quiet">{headers.length} headers, as received.</p>
        <CopyButton
          label="Copy headers"
          text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so the keyboard has to get there */}
      <div class="scroll-x" tabIndex={0}>
        <table class="grid entry-headers">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {headers.map(([name, value], at) => (
              // The same name may come twice.
              <tr key={at}>
                <th scope="row" class="mono entry-headers-name">
                  <Marked text={name} words={words} />
                </th>
                <td>
                  <span class="mono breakable entry-value">
                    <Marked text={withUnseen(value)} words={words} />
                  </span>
                  <Meaning name={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Meaning({ name }: { name: string }) {
  const meaning = headerMeaning(name)
  return meaning ? <span class="small quiet entry-meaning">{meaning}</span> : null
}
