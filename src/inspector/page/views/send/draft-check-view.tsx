import { plainError } from '../../parts/plain-error.ts'
import type { DraftCheck } from './use-draft-check.ts'

const errorsShown = 5

/** What the schema says while one writes; the receiver has the last word. */
export function DraftCheckView({ check }: { check: DraftCheck }) {
  return (
    <div class="send-check" role="status">
      {check.is === 'checking' && <p class="quiet small">Held against the schema …</p>}
      {check.is === 'failed' && <p class="quiet small">{check.message}</p>}
      {check.is === 'checked' && <Checked check={check} />}
    </div>
  )
}

function Checked({ check: { fault, errors, unknown } }: { check: DraftCheck & { is: 'checked' } }) {
  if (fault !== null) {
    return (
      <p class="send-finding">
        <span class="badge bad">
          <span aria-hidden="true">✕</span>Not JSON
        </span>
        <span class="breakable send-value">{fault}</span>
      </p>
    )
  }
  if (errors.length === 0) {
    return (
      <p class="send-finding">
        <span class="badge good">
          <span aria-hidden="true">✓</span>On the schema
        </span>
        {unknown > 0 && (
          <span class="quiet">
            with {unknown} {unknown === 1 ? 'field' : 'fields'} that it does not know
          </span>
        )}
      </p>
    )
  }
  return (
    <>
      <p class="send-finding">
        <span class="badge warn">
          <span aria-hidden="true">▲</span>Off the schema
        </span>
        <span class="quiet">The receiver will quarantine it.</span>
      </p>
      <ul class="send-errors">
        {errors.slice(0, errorsShown).map((error) => (
          <li key={`${error.path} ${error.message}`} class="breakable send-value">
            {plainError(error)}
          </li>
        ))}
      </ul>
      {errors.length > errorsShown && <p class="quiet small">And {errors.length - errorsShown} more.</p>}
    </>
  )
}
