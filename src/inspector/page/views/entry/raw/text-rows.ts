/** A text cut into rows of a width, so that any of them can be shown without the others. */
export interface TextRows {
  count: number
  /** Places in the text, and the number of the line that begins here; null in the middle of one. */
  row(index: number): { from: number; to: number; line: number | null }
  /** The row that a place in the text is on. */
  rowAt(place: number): number
}

/** `width` in characters (UTF-16 units), at least 2. */
export function textRows(text: string, width: number): TextRows {
  const starts: number[] = []
  const lines: number[] = []
  let line = 0
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    line += 1
    pushLine(text, { from: at, end, width, starts, lines, line })
    at = end + 1
    if (found === -1) break
  }
  return {
    count: starts.length,
    row(index) {
      const from = starts[index] ?? text.length
      const next = starts[index + 1] ?? text.length + 1
      const line = lines[index] ?? 0
      // The next row begins behind a line's end, or in the middle of the same line.
      const to = (lines[index + 1] ?? 1) > 0 ? next - 1 : next
      return { from, to, line: line > 0 ? line : null }
    },
    rowAt: (place) => Math.max(0, lastNotAbove(starts, place)),
  }
}

interface Line {
  from: number
  end: number
  width: number
  starts: number[]
  lines: number[]
  line: number
}

function pushLine(text: string, { from, end, width, starts, lines, line }: Line): void {
  starts.push(from)
  lines.push(line)
  for (let at = from + width; at < end; at += width) {
    if (isLowSurrogate(text.charCodeAt(at))) at -= 1
    starts.push(at)
    lines.push(0)
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Index of the last of ascending numbers that is not above; -1 when all are. */
export function lastNotAbove(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
