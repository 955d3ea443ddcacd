const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What XML 1.0 has no way to write, escaped or not. HTML takes most of it, and shows nothing for it. */
const unwritable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** Text for an element or for an attribute in double quotes, of XML and of HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll(unwritable, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
