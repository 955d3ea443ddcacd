/**
 * Characters that leave no trace on the screen, or turn the text around them: controls, marks that override the
 * direction, a space of no width. Such as are part of writing (joiners, marks of direction) are not among them.
 */
const unseen = /(?![\t\n\r])\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** The text with each of them written out as JSON would escape it. */
export function withUnseen(text: string): string {
  return text.replaceAll(unseen, escaped)
}

export interface SeenPart {
  text: string
  isEscape: boolean
}

/** The same in parts, for whoever shows the escapes apart. */
export function seenParts(text: string): SeenPart[] {
  const parts: SeenPart[] = []
  let at = 0
  for (const { index, 0: character } of text.matchAll(unseen)) {
    if (index > at) parts.push({ text: text.slice(at, index), isEscape: false })
    parts.push({ text: escaped(character), isEscape: true })
    at = index + character.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isEscape: false })
  return parts
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
