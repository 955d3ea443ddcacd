import { useSignal } from '@preact/signals'
import type { ChangeRow, RowKind } from './change-rows.ts'
import type { ShownRow } from './fold-rows.ts'
import { type Narrowed, narrowed, seen, seenWithSpace, shortened } from './shown-text.ts'

const rowsAtOnce = 300
const longestValue = 400
/** Deeper members are not shifted any further. */
const deepest = 12

const looks: Record<RowKind, { sign: string; word: string }> = {
  same: { sign: '', word: 'unchanged' },
  changed: { sign: '~', word: 'changed' },
  added: { sign: '+', word: 'added in B' },
  removed: { sign: '−', word: 'removed in B' },
  spelling: { sign: '≈', word: 'same number, other spelling' },
  group: { sign: '', word: '' },
}

/** The tree of changes with both sides beside one another; on a narrow screen one under the other. */
export function ChangeTable({ rows }: { rows: readonly ShownRow[] }) {
  const shown = useSignal(rowsAtOnce)
  return (
    <>
      <table class="diff-table">
        <caption class="visually-hidden">What differs between A and B</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .slice(0, shown.value)
            .map((each) =>
              each.kind === 'row' ? (
                <Change key={`${each.row.kind} ${each.row.pointer}`} row={each.row} />
              ) : (
                <Folded key={`folded ${each.key}`} count={each.count} depth={each.depth} />
              ),
            )}
        </tbody>
      </table>
      {rows.length > shown.value && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += rowsAtOnce
          }}
        >
          Show more ({rows.length - shown.value} rows left)
        </button>
      )}
    </>
  )
}

function Change({ row }: { row: ChangeRow }) {
  const { sign, word } = looks[row.kind]
  return (
    <tr class={`diff-${row.kind}`}>
      <th scope="row" style={indent(row.depth)} title={shortened(row.pointer, longestValue)}>
        <span class="diff-sign" aria-hidden="true">
          {row.movedFrom === null ? sign : '↕'}
        </span>
        <span class="breakable">
          {row.key === '' ? (row.depth === 0 ? 'body' : '""') : seen(shortened(row.key, 120))}
        </span>
        {word && row.kind !== 'same' && <span class="visually-hidden"> {word}</span>}
        {row.movedFrom !== null && <span class="badge odd">moved from {row.movedFrom}</span>}
        {row.kind === 'spelling' && <span class="badge">same number</span>}
      </th>
      <Values row={row} />
    </tr>
  )
}

function Values({ row: { kind, left, right } }: { row: ChangeRow }) {
  if (kind === 'group')
    return (
      <td colSpan={2} class="diff-size">
        {left === right ? left : `${left} → ${right}`}
      </td>
    )
  if (kind === 'same') return <td colSpan={2}>{seen(shortened(right ?? '', longestValue))}</td>
  if (kind === 'changed' && left !== null && right !== null) {
    const pair = narrowed(left, right)
    return (
      <>
        <td class="diff-old">
          <Differing text={pair.left} />
        </td>
        <td class="diff-new">
          <Differing text={pair.right} />
        </td>
      </>
    )
  }
  return (
    <>
      <td class={left === null ? 'diff-none' : 'diff-old'}>
        {left !== null && seen(shortened(left, longestValue))}
      </td>
      <td class={right === null ? 'diff-none' : 'diff-new'}>
        {right !== null && seen(shortened(right, longestValue))}
      </td>
    </>
  )
}

/** A text with what differs in it marked. */
export function Differing({ text }: { text: Narrowed }) {
  return (
    <>
      {seen(text.before)}
      {text.differing && <mark>{seenWithSpace(text.differing)}</mark>}
      {seen(text.after)}
    </>
  )
}

function Folded({ count, depth }: { count: number; depth: number }) {
  return (
    <tr class="diff-folded">
      <td colSpan={3} style={indent(depth)}>
        {count} unchanged
      </td>
    </tr>
  )
}

function indent(depth: number): Record<string, string> {
  return { '--depth': String(Math.min(depth, deepest)) }
}
