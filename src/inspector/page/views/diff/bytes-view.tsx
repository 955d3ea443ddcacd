import { useSignal } from '@preact/signals'
import { bytes } from '../../format.ts'
import { useLoaded } from '../../loaded.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { type ByteDifferences, byteDifferences } from './byte-differences.ts'
import { Differing } from './change-table.tsx'
import { compareBodies } from './compared.ts'
import type { Side } from './side.ts'
import { type SpellingDifferences, spellingDifferences } from './spelling.ts'
import { stretchText } from './stretch-text.ts'
import type { Difference } from './word-script.ts'

const stretchesAtOnce = 50

interface InBytes {
  differences: ByteDifferences
  /** How the two spell the same JSON otherwise; null where they do not mean the same. */
  spelling: (SpellingDifferences & { mark: boolean }) | null
  /** Why the meaning could not be told. */
  message: string | null
}

async function compareInBytes(left: Side, right: Side): Promise<InBytes> {
  const differences = byteDifferences(left.bytes, right.bytes)
  const compared = await compareBodies(left.bytes, right.bytes)
  if (!compared.ok) return { differences, spelling: null, message: compared.message }
  if (!compared.isSame) return { differences, spelling: null, message: null }
  const spelling = spellingDifferences(compared.left.text, compared.right.text)
  const mark = compared.left.hasMark !== compared.right.hasMark
  return { differences, spelling: { ...spelling, mark }, message: null }
}

export function BytesView({ left, right }: { left: Side; right: Side }) {
  const compared = useLoaded(() => compareInBytes(left, right), [left, right])
  return (
    <LoadedView {...compared}>{(value) => <Bytes left={left} right={right} compared={value} />}</LoadedView>
  )
}

function Bytes({ left, right, compared }: { left: Side; right: Side; compared: InBytes }) {
  const shown = useSignal(stretchesAtOnce)
  const { firstOffset, stretches } = compared.differences
  if (firstOffset === undefined) {
    return (
      <p class="notice good" role="status">
        ✓ The same: all {left.bytes.length} bytes are equal.
      </p>
    )
  }
  return (
    <div class="stack tight">
      <p class="notice" role="status">
        The first byte that differs is at offset {firstOffset}, counted from 0. A has {left.bytes.length}{' '}
        bytes, B has {right.bytes.length}.
      </p>
      <Meaning compared={compared} />
      <ol class="diff-stretches" aria-label="Stretches that differ">
        {stretches.slice(0, shown.value).map((stretch) => (
          <Stretch
            key={`${stretch.leftFrom} ${stretch.rightFrom}`}
            stretch={stretch}
            left={left}
            right={right}
          />
        ))}
      </ol>
      {stretches.length > shown.value && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += stretchesAtOnce
          }}
        >
          Show more ({stretches.length - shown.value} stretches left)
        </button>
      )}
    </div>
  )
}

function Meaning({ compared: { spelling, message } }: { compared: InBytes }) {
  if (message) return <p class="notice warn">{message}</p>
  if (!spelling)
    return <p class="notice">They do not mean the same JSON: compare by meaning to see what differs.</p>
  return (
    <div class="notice good stack tight">
      <p>✓ The same JSON in other bytes. What differs:</p>
      <ul class="diff-reasons">
        {spelling.keyOrder && <li>the order of keys</li>}
        {spelling.whitespace && <li>whitespace between tokens</li>}
        {spelling.numbers && (
          <li>
            the spelling of numbers: <Spelled {...spelling.numbers} />
          </li>
        )}
        {spelling.escapes && (
          <li>
            escapes in texts: <Spelled {...spelling.escapes} />
          </li>
        )}
        {spelling.mark && <li>a byte order mark in front of one of them</li>}
      </ul>
    </div>
  )
}

function Spelled({ left, right }: { left: string[]; right: string[] }) {
  const listed = (texts: string[]) =>
    texts.map((text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)).join(', ')
  return (
    <code class="breakable">
      {listed(left) || '–'} / {listed(right) || '–'}
    </code>
  )
}

function Stretch({ stretch, left, right }: { stretch: Difference; left: Side; right: Side }) {
  return (
    <li>
      <div class="diff-stretch">
        <Place name="A" from={stretch.leftFrom} to={stretch.leftTo} />
        <pre class="code wraps diff-old">
          <Differing text={stretchText(left.bytes, stretch.leftFrom, stretch.leftTo)} />
        </pre>
        <Place name="B" from={stretch.rightFrom} to={stretch.rightTo} />
        <pre class="code wraps diff-new">
          <Differing text={stretchText(right.bytes, stretch.rightFrom, stretch.rightTo)} />
        </pre>
      </div>
    </li>
  )
}

function Place({ name, from, to }: { name: string; from: number; to: number }) {
  return (
    <p class="small quiet number">
      {name}, offset {from}: {from === to ? 'nothing' : bytes(to - from)}
    </p>
  )
}
