/** What moves the cursor, colours the screen or turns the writing round; tabs and line breaks are of use. */
const harmful = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** A line for a terminal: texts of somebody else's in it cannot act on the screen, and are seen as escapes. */
export function harmless(line: string): string {
  return line.replace(harmful, escaped)
}

/** Escapes of JSON that stand for harmful characters; a backslash that is itself escaped begins none. */
const harmfulEscapes = /\\\\|\\(u00[0-9a-f]{2}|[bfr])/gi

/** The same of a JSON line that is read and then shown: its texts hold the escapes themselves. */
export function harmlessOnceRead(json: string): string {
  return json
    .replace(harmfulEscapes, (whole, code: string | undefined) => (code ? `\\\\${code}` : whole))
    .replace(harmful, (unit) => `\\${escaped(unit)}`)
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
