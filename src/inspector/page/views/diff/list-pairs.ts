import type { Delta } from 'jsondiffpatch'

/** An item of a list on both sides, or on one of them alone. */
export interface ListPair {
  /** Its place on the left side, from 0; null where it was added. */
  from: number | null
  /** Its place on the right side; null where it was removed. */
  to: number | null
  /** How the two differ, of one that is on both sides. */
  delta?: { delta: Delta; isMoved: boolean }
}

const moved = 3

/** Which item of the left list is which of the right one, by jsondiffpatch's delta of lists; removed ones stand where they were. */
export function listPairs(leftLength: number, rightLength: number, delta: Delta): ListPair[] {
  const changes = (delta ?? {}) as Record<string, Delta>
  const { gone, movedTo } = leavings(changes)
  const pairs: ListPair[] = []
  let from = 0
  const passGone = () => {
    for (; from < leftLength && gone.has(from); from += 1) {
      if (gone.get(from) === 'removed') pairs.push({ from, to: null })
    }
  }
  for (let to = 0; to < rightLength; to += 1) {
    const change = changes[to]
    const movedFrom = movedTo.get(to)
    if (movedFrom !== undefined) {
      pairs.push({ from: movedFrom, to, delta: { delta: change, isMoved: true } })
      continue
    }
    passGone()
    if (Array.isArray(change) && change.length === 1) pairs.push({ from: null, to })
    else {
      pairs.push({ from, to, delta: { delta: change, isMoved: false } })
      from += 1
    }
  }
  passGone()
  return pairs
}

function leavings(changes: Record<string, Delta>) {
  const gone = new Map<number, 'removed' | 'moved'>()
  const movedTo = new Map<number, number>()
  for (const [key, change] of Object.entries(changes)) {
    if (!key.startsWith('_') || !Array.isArray(change)) continue
    const from = Number(key.slice(1))
    const isMoved = change[2] === moved
    gone.set(from, isMoved ? 'moved' : 'removed')
    if (isMoved) movedTo.set(Number(change[1]), from)
  }
  return { gone, movedTo }
}
