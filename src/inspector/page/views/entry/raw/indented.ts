/** Deeper levels are not indented further: of a thousand levels the indentation alone would be megabytes. */
const levelsIndented = 60

/**
 * JSON with a line for each member. Works on the text, so that numbers, keys and escapes stay as they were
 * written; what is not JSON comes out oddly, but whole.
 */
export function indented(text: string): string {
  const parts: string[] = []
  let level = 0
  const lineAt = (next: number) => {
    level = Math.max(0, next)
    return `\n${'  '.repeat(Math.min(level, levelsIndented))}`
  }
  const write: Record<string, (token: string) => string> = {
    opens: (token) => token + lineAt(level + 1),
    closes: (token) => lineAt(level - 1) + token,
    parts: (token) => token + lineAt(level),
    colon: (token) => `${token} `,
    space: () => '',
    empty: (token) => token.charAt(0) + token.charAt(token.length - 1),
  }
  for (const { 0: token } of text.matchAll(tokens)) parts.push(write[kindOf(token)]?.(token) ?? token)
  return parts.join('')
}

const tokens = /"(?:[^"\\]|\\.)*"?|\s+|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/gs
const kinds: Record<string, string> = {
  '{': 'opens',
  '[': 'opens',
  '}': 'closes',
  ']': 'closes',
  ',': 'parts',
  ':': 'colon',
}

function kindOf(token: string): string {
  if (/^\s/.test(token)) return 'space'
  if (/^[{[]\s*[}\]]$/.test(token)) return 'empty'
  return kinds[token] ?? 'value'
}
