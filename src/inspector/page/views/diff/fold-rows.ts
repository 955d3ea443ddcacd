import type { ChangeRow } from './change-rows.ts'

/** A row to show, or so many unchanged ones in a row that are folded. */
export type ShownRow =
  | { kind: 'row'; row: ChangeRow }
  | { kind: 'folded'; count: number; depth: number; key: string }

/** The rows that differ and what they stand in; of the others only how many there are. */
export function foldRows(rows: readonly ChangeRow[]): ShownRow[] {
  const needed = neededRows(rows)
  const shown: ShownRow[] = []
  let folded: Extract<ShownRow, { kind: 'folded' }> | undefined
  for (const [index, row] of rows.entries()) {
    if (needed.has(index)) {
      folded = undefined
      shown.push({ kind: 'row', row })
    } else if (folded) {
      folded.count += row.kind === 'group' ? 0 : 1
    } else {
      folded = { kind: 'folded', count: row.kind === 'group' ? 0 : 1, depth: row.depth, key: row.pointer }
      shown.push(folded)
    }
  }
  return shown.filter((each) => each.kind === 'row' || each.count > 0)
}

/** Indices of rows that differ, and of the groups around them. */
function neededRows(rows: readonly ChangeRow[]): Set<number> {
  const needed = new Set<number>()
  /** Groups around the present row, by depth. */
  const around: number[] = []
  for (const [index, row] of rows.entries()) {
    around.length = Math.min(around.length, row.depth)
    if (differs(row)) for (const needs of [...around, index]) if (needs !== undefined) needed.add(needs)
    if (row.kind === 'group') around[row.depth] = index
  }
  return needed
}

function differs({ kind, movedFrom }: ChangeRow): boolean {
  return movedFrom !== null || (kind !== 'group' && kind !== 'same')
}

export interface Counts {
  changed: number
  added: number
  removed: number
  moved: number
  spelling: number
}

/** What is added or removed as a whole counts once. */
export function countRows(rows: readonly ChangeRow[]): Counts {
  const counts: Counts = { changed: 0, added: 0, removed: 0, moved: 0, spelling: 0 }
  let inside: ChangeRow | undefined
  for (const row of rows) {
    if (row.movedFrom !== null) counts.moved += 1
    if (inside && row.kind === inside.kind && row.depth > inside.depth) continue
    inside = row.kind === 'added' || row.kind === 'removed' ? row : undefined
    if (row.kind !== 'same' && row.kind !== 'group') counts[row.kind] += 1
  }
  return counts
}
