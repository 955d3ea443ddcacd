/** A piece of a text with the character in its middle that stands at a place. */
export interface Piece {
  before: string
  /** Empty at the end of the text. */
  at: string
  after: string
}

const charactersBefore = 160
const charactersAfter = 80

/** `line` and `column` from 1, the column in characters. */
export function pieceAround(text: string, { line, column }: { line: number; column: number }): Piece {
  let start = 0
  for (let left = line - 1; left > 0; left -= 1) {
    const end = text.indexOf('\n', start)
    if (end === -1) break
    start = end + 1
  }
  let place = start
  for (let left = column - 1; left > 0 && place < text.length; left -= 1) place += widthAt(text, place)
  const from = Math.max(0, place - charactersBefore)
  const behind = place + widthAt(text, place)
  const to = Math.min(text.length, behind + charactersAfter)
  // Halves of characters, where the piece is cut, are left out.
  const before = text.slice(from, place).replace(/^[\udc00-\udfff]/, '')
  const after = text.slice(behind, to).replace(/[\ud800-\udbff]$/, '')
  return {
    before: from > 0 ? `…${before}` : before,
    at: text.slice(place, behind),
    after: to < text.length ? `${after}…` : after,
  }
}

/** UTF-16 units of the character. */
function widthAt(text: string, place: number): number {
  return (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1
}
