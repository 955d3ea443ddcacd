interface Line {
  sign: ' ' | '-' | '+'
  text: string
  /** Lines of each side before it. */
  before: { old: number; new: number }
}

/** Lines that stay, around those that change. */
const context = 3

/** Two texts as the hunks of a unified diff; none when they are the same. */
export function unifiedDiff(before: string, after: string): string[] {
  const lines = alignedLines(before.split('\n'), after.split('\n'))
  return hunksOf(lines).flatMap((hunk) => [headOf(hunk), ...hunk.map(({ sign, text }) => sign + text)])
}

function alignedLines(old: readonly string[], fresh: readonly string[]): Line[] {
  const lengths = commonLengths(old, fresh)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  const add = (sign: Line['sign'], text = '') => lines.push({ sign, text, before: { old: i, new: j } })
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      add(' ', old[i])
      i += 1
      j += 1
    } else if (
      j >= fresh.length ||
      (i < old.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      add('-', old[i])
      i += 1
    } else {
      add('+', fresh[j])
      j += 1
    }
  }
  return lines
}

/** Of what is left of both from each pair of lines on, the longest that both have. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(fresh.length + 1))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] as Uint32Array
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === fresh[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1))
    }
  }
  return lengths
}

function lengthAt(lengths: readonly Uint32Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}

function hunksOf(lines: readonly Line[]): Line[][] {
  const hunks: Line[][] = []
  let end = 0
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue
    const [from, to] = [Math.max(0, at - context, end), Math.min(lines.length, at + context + 1)]
    // Hunks whose context touches are one.
    const last = hunks.at(-1)
    if (last && at - context <= end) last.push(...lines.slice(end, to))
    else hunks.push(lines.slice(from, to))
    end = to
  }
  return hunks
}

function headOf(hunk: readonly Line[]): string {
  const { before } = hunk[0] as Line
  const side = (start: number, without: Line['sign']) => {
    const count = hunk.filter(({ sign }) => sign !== without).length
    // By POSIX a side without lines is told by the line before it.
    return `${count === 0 ? start : start + 1},${count}`
  }
  return `@@ -${side(before.old, '+')} +${side(before.new, '-')} @@`
}
