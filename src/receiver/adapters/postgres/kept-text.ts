/** A text as it is kept: PostgreSQL's texts have no place for NUL. */
export function keptText(text: string): string {
  return text.replaceAll('\0', '\ufffd')
}
