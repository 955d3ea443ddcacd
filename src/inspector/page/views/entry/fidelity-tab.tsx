import type { FidelityKind, FidelityKinds, Finding } from '../../../../contract/fidelity/index.ts'
import type { Examined } from '../../../worker/protocol.ts'
import { bytes } from '../../format.ts'

interface FidelityTabProps {
  examined: Examined
  onNode: (pointer: string) => void
  /** Shows a byte in the hex view. */
  onByte: (offset: number) => void
}

const lossWords = { value: 'Value lost', spelling: 'Spelling lost', refused: 'May be refused' } as const
const lossTones = { value: 'bad', spelling: '', refused: 'bad' } as const

/** What a parser, JavaScript or a database would lose of the body. */
export function FidelityTab({ examined, onNode, onByte }: FidelityTabProps) {
  const { findings, more, size, depth, syntaxError } = examined.fidelity
  const kinds = Map.groupBy(findings, ({ kind }) => kind)
  return (
    <div class="stack">
      <p class="quiet">
        {bytes(size)}, {depth.levels} {depth.levels === 1 ? 'level' : 'levels'} deep. Read byte by byte,
        without a parser.
      </p>
      {findings.length === 0 && (
        <p class="notice good">
          <span aria-hidden="true">✓</span> Nothing is lost: what JavaScript parses and writes again is what
          was sent, but for spaces.
        </p>
      )}
      {syntaxError && (
        <p class="notice bad">
          <span aria-hidden="true">✕</span>
          <span>
            Line {syntaxError.line}, column {syntaxError.column}: {syntaxError.message}
          </span>
        </p>
      )}
      {[...kinds].map(([kind, those]) => (
        <Kind
          key={kind}
          kind={kind}
          meaning={examined.fidelityKinds[kind]}
          findings={those}
          more={more[kind] ?? 0}
          onNode={onNode}
          onByte={onByte}
        />
      ))}
    </div>
  )
}

const findingsShown = 25

interface KindProps extends Pick<FidelityTabProps, 'onNode' | 'onByte'> {
  kind: FidelityKind
  meaning: FidelityKinds[FidelityKind]
  findings: readonly Finding[]
  /** Beside those that are told. */
  more: number
}

function Kind({ kind, meaning, findings, more, onNode, onByte }: KindProps) {
  const { title, loss, costs } = meaning
  const left = findings.length - findingsShown + more
  return (
    <section class="card stack tight">
      <div class="row">
        <h2>{title}</h2>
        <span class={`badge ${lossTones[loss]}`}>{lossWords[loss]}</span>
        <span class="quiet number">×{findings.length + more}</span>
      </div>
      <p>{costs}</p>
      <ul class="entry-list">
        {findings.slice(0, findingsShown).map((finding) => (
          <li class="entry-finding" key={`${finding.offset} ${finding.pointer}`}>
            <span class="entry-value">
              <code class="breakable">{finding.pointer || '(the whole body)'}</code>
              <Kept finding={finding} />
            </span>
            <span class="row">
              {finding.concerns && (
                <span class={`badge ${loss === 'spelling' ? '' : 'warn'}`}>
                  {finding.concerns === 'id' ? 'an id' : 'money'}
                </span>
              )}
              {!finding.pointer.endsWith('…') && kind !== 'not_json' && (
                <button type="button" class="button small" onClick={() => onNode(finding.pointer)}>
                  Show in tree
                </button>
              )}
              <button type="button" class="button small" onClick={() => onByte(finding.offset)}>
                Show byte {finding.offset}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p class="quiet">And {left} more of them.</p>}
    </section>
  )
}

/** What was sent, and what is left of it. */
function Kept({ finding: { text, held, rewritten, times, kind } }: { finding: Finding }) {
  if (kind === 'duplicate_key')
    return <span class="small"> given {times} times; JavaScript keeps the last</span>
  if (text === null) return null
  if (held === null) return <code class="small breakable"> {text}</code>
  return (
    <span class="small">
      {' '}
      <code class="breakable">{text}</code> <span aria-hidden="true">→</span>
      <span class="visually-hidden">becomes</span> <code>{held}</code>
      {rewritten !== held && (
        <>
          , written <code>{rewritten}</code>
        </>
      )}
    </span>
  )
}
