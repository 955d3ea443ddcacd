import type { Examined } from '../../../worker/protocol.ts'
import type { Loaded } from '../../loaded.ts'
import type { DecodedText } from '../entry/raw/decoded-text.ts'
import { pieceAround } from './piece-around.ts'
import { choose, showByte } from './places.ts'

interface FindingsProps {
  examined: Loaded<Examined>
  decoded: DecodedText
  again: () => void
}

/** In a line what the document is; where it is no JSON, the place at which it breaks. */
export function Findings({ examined, decoded, again }: FindingsProps) {
  if (examined.state === 'loading') {
    return (
      <p class="row paste-told" role="status">
        <progress aria-label="Examining the document" />
        <span class="quiet">Examining …</span>
      </p>
    )
  }
  if (examined.state === 'failed') {
    return (
      <p class="notice bad" role="alert">
        <span class="breakable">{examined.message}</span>
        <button type="button" class="button small" onClick={again}>
          Examine again
        </button>
      </p>
    )
  }
  const { value } = examined
  return (
    <>
      <p class="row paste-told" role="status">
        <Json examined={value} />
        <Schema examined={value} />
      </p>
      {value.text === null && (
        <p class="notice bad">
          <span aria-hidden="true">✕</span>
          <span>
            It is not UTF-8: {decoded.bad.size} {decoded.bad.size === 1 ? 'byte stands' : 'bytes stand'} for
            no character. A receiver refuses it; the views show a replacement character instead.
          </span>
        </p>
      )}
      {value.fidelity.syntaxError && <Break fault={value.fidelity.syntaxError} text={decoded.text} />}
    </>
  )
}

function Json({ examined: { json, fidelity, text } }: { examined: Examined }) {
  if (json) {
    return (
      <span class="badge good">
        <span aria-hidden="true">✓</span>JSON
      </span>
    )
  }
  const why = fidelity.syntaxError ? 'Not JSON' : text === null ? 'Not UTF-8' : 'Byte order mark'
  return (
    <span class="badge bad">
      <span aria-hidden="true">✕</span>
      {why}
    </span>
  )
}

function Schema({ examined: { json, errors, unknown } }: { examined: Examined }) {
  if (!json) return null
  return (
    <>
      <button type="button" class="paste-to" onClick={() => choose('schema')}>
        {errors.length === 0 ? (
          <span class="badge good">
            <span aria-hidden="true">✓</span>On the schema of a body
          </span>
        ) : (
          <span class="badge warn">
            <span aria-hidden="true">▲</span>Off the schema of a body: {errors.length}{' '}
            {errors.length === 1 ? 'fault' : 'faults'}
          </span>
        )}
      </button>
      {unknown.length > 0 && (
        <span class="badge odd">
          <span aria-hidden="true">?</span>
          {unknown.length} unknown {unknown.length === 1 ? 'field' : 'fields'}
        </span>
      )}
    </>
  )
}

interface BreakProps {
  fault: NonNullable<Examined['fidelity']['syntaxError']>
  text: string
}

function Break({ fault: { line, column, message, offset }, text }: BreakProps) {
  const { before, at, after } = pieceAround(text, { line, column })
  return (
    <section class="card stack tight" aria-label="Where it breaks">
      <h2>
        It breaks at line {line}, column {column}
      </h2>
      <p class="breakable paste-value">{message}</p>
      <pre class="code wraps paste-value">
        {before}
        <mark class="paste-break">{at || '(the end)'}</mark>
        {after}
      </pre>
      <div class="row">
        <button type="button" class="button small" onClick={() => showByte(offset)}>
          Show byte {offset}
        </button>
      </div>
    </section>
  )
}
