import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { seenParts } from '../../../parts/unseen.ts'
import { WindowedRows } from '../rows/windowed-rows.tsx'
import type { DecodedText } from './decoded-text.ts'
import { indented } from './indented.ts'
import { type Mark, type RowPart, rowParts, wordMarks } from './marked-places.ts'
import { nodePlace } from './node-place.ts'
import { textRows } from './text-rows.ts'

interface RawTabProps {
  decoded: DecodedText
  words: readonly string[]
  /** JSON Pointer of the node to be marked. */
  pointer: string
}

/** Beside the text: the line's number, and the space around both. */
const charactersOfMargin = 9

/** The stored bytes as text, exactly; only the rows in sight are in the document. */
export function RawTab({ decoded, words, pointer }: RawTabProps) {
  const isPretty = useSignal(false)
  const width = useSignal(80)
  const bad = isPretty.value ? noneBad : decoded.bad
  const text = useMemo(
    () => (isPretty.value ? indented(decoded.text) : decoded.text),
    [decoded, isPretty.value],
  )
  const rows = useMemo(() => textRows(text, width.value), [text, width.value])
  const marks = useMemo(() => wordMarks(text, words), [text, words.join(' ')])
  const node = useMemo(() => nodeMark(text, pointer), [text, pointer])
  const goal = node?.from ?? marks[0]?.from
  const isEmpty = decoded.text === ''
  return (
    <div class="stack tight">
      <div class="row spread">
        <label class="row">
          <input
            type="checkbox"
            checked={isPretty.value}
            disabled={isEmpty}
            onChange={(event) => {
              isPretty.value = event.currentTarget.checked
            }}
          />
          Pretty
        </label>
        <CopyButton label="Copy text" text={text} />
      </div>
      {isPretty.value && (
        <p class="notice warn">
          <span aria-hidden="true">▲</span> Pretty-printed by this page, not what was sent.
        </p>
      )}
      {decoded.bad.size > 0 && (
        <p class="notice bad">
          <span aria-hidden="true">✕</span>
          {decoded.bad.size} {decoded.bad.size === 1 ? 'byte is' : 'bytes are'} not UTF-8; each is marked with
          its value.
        </p>
      )}
      {isEmpty ? (
        <p class="empty">The body is empty.</p>
      ) : (
        <WindowedRows
          label="Body as text"
          class="entry-raw"
          count={rows.count}
          show={goal === undefined ? undefined : rows.rowAt(goal)}
          onWidth={(characters) => {
            width.value = Math.max(16, characters - charactersOfMargin)
          }}
          render={(index) => {
            const { line, ...place } = rows.row(index)
            return (
              <>
                <span class="entry-line" aria-hidden="true">
                  {line ?? ''}
                </span>
                <span class="entry-text">
                  {rowParts(text, { ...place, words: marks, node, bad }).map((part, at) => (
                    <Part key={at} part={part} />
                  ))}
                </span>
              </>
            )
          }}
        />
      )}
    </div>
  )
}

const noneBad: ReadonlyMap<number, number> = new Map()

/** The whole body is no place to point at. */
function nodeMark(text: string, pointer: string): Mark | null {
  const place = pointer === '' ? undefined : nodePlace(text, pointer)
  return place ? { ...place, kind: 'node' } : null
}

function Part({ part: { text, word, node, bad } }: { part: RowPart }) {
  const look = node ? 'entry-node' : ''
  if (bad !== null) {
    const hex = bad.toString(16).toUpperCase().padStart(2, '0')
    return (
      <span class="entry-bad" title={`The byte ${hex} is not UTF-8`}>
        \x{hex}
      </span>
    )
  }
  const seen = seenParts(text).map((part, at) =>
    part.isEscape ? (
      <span key={at} class="entry-unseen" title="Leaves no trace on the screen">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  )
  return word ? <mark class={look}>{seen}</mark> : <span class={look}>{seen}</span>
}
