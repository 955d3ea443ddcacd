/** What spreadsheets take for the beginning of a formula, in their full-width forms too. */
const formula = '=+\\-@＝＋－＠'

/** Also behind spaces, and behind what a spreadsheet of another language takes for the border of a cell. */
const dangerous = new RegExp(`(^|[;,|])([\\s'"]*)(?=[${formula}])`, 'gu')

/**
 * A text of somebody else's as a spreadsheet may open it: an apostrophe before whatever could begin a formula, as
 * OWASP advises against CSV injection, and no tab or line end, which could begin a cell or a row.
 */
export function safeText(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line.replaceAll(dangerous, "$1$2'")
}
