/** Where two lists differ: from and up to these places, the end not included. */
export interface Difference {
  leftFrom: number
  leftTo: number
  rightFrom: number
  rightTo: number
}

/** More changed words than these are not told apart: the whole is one difference. */
const mostEdits = 800

/** The differences of two lists of words by Myers' greedy algorithm (An O(ND) difference algorithm, 1986), in their order. */
export function differencesOf(left: readonly string[], right: readonly string[]): Difference[] {
  let head = 0
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1
  let [leftEnd, rightEnd] = [left.length, right.length]
  while (leftEnd > head && rightEnd > head && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1
    rightEnd -= 1
  }
  if (head === leftEnd && head === rightEnd) return []
  const all = { leftFrom: head, leftTo: leftEnd, rightFrom: head, rightTo: rightEnd }
  const trace = shortestTrace(left.slice(head, leftEnd), right.slice(head, rightEnd))
  return trace ? walkBack(trace, leftEnd - head, rightEnd - head).map((each) => moved(each, head)) : [all]
}

/** The furthest reach on each diagonal before each edit; undefined when more edits are needed than are looked for. */
function shortestTrace(left: readonly string[], right: readonly string[]): Int32Array[] | undefined {
  const most = Math.min(mostEdits, left.length + right.length)
  const reach = new Int32Array(2 * most + 3)
  const centre = most + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(reach.slice(centre - edits - 1, centre + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = comesFromAbove(reach, centre + diagonal, { edits, diagonal })
      let x = isDown ? at(reach, centre + diagonal + 1) : at(reach, centre + diagonal - 1) + 1
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1
      reach[centre + diagonal] = x
      if (x >= left.length && x - diagonal >= right.length) return trace
    }
  }
  return undefined
}

function comesFromAbove(
  reach: Int32Array,
  here: number,
  { edits, diagonal }: { edits: number; diagonal: number },
) {
  return diagonal === -edits || (diagonal !== edits && at(reach, here - 1) < at(reach, here + 1))
}

function walkBack(trace: Int32Array[], leftLength: number, rightLength: number): Difference[] {
  const differences: Difference[] = []
  let [x, y] = [leftLength, rightLength]
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reach = trace[edits] as Int32Array
    const centre = edits + 1
    const diagonal = x - y
    const isDown = comesFromAbove(reach, centre + diagonal, { edits, diagonal })
    const before = isDown ? diagonal + 1 : diagonal - 1
    const fromX = at(reach, centre + before)
    const fromY = fromX - before
    addBefore(differences, {
      leftFrom: fromX,
      leftTo: isDown ? fromX : fromX + 1,
      rightFrom: fromY,
      rightTo: isDown ? fromY + 1 : fromY,
    })
    ;[x, y] = [fromX, fromY]
  }
  return differences
}

/** Edits that touch one another are one difference. */
function addBefore(differences: Difference[], edit: Difference): void {
  const [next] = differences
  if (next && edit.leftTo === next.leftFrom && edit.rightTo === next.rightFrom) {
    next.leftFrom = edit.leftFrom
    next.rightFrom = edit.rightFrom
  } else differences.unshift(edit)
}

function moved({ leftFrom, leftTo, rightFrom, rightTo }: Difference, by: number): Difference {
  return { leftFrom: leftFrom + by, leftTo: leftTo + by, rightFrom: rightFrom + by, rightTo: rightTo + by }
}

function at(reach: Int32Array, index: number): number {
  return reach[index] ?? 0
}
