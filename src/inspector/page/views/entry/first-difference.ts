/** Place of the first character that differs, the shorter text's end too; undefined when they are the same. */
export function firstDifference(text: string, other: string): number | undefined {
  if (text === other) return undefined
  const shorter = Math.min(text.length, other.length)
  for (let at = 0; at < shorter; at += 1) if (text[at] !== other[at]) return at
  return shorter
}
