/** Bytes as the text that they are meant to be, and the places where they are none. */
export interface DecodedText {
  text: string
  /** Bytes that are not UTF-8, by the place of the replacement character that stands for each. */
  bad: ReadonlyMap<number, number>
}

export function decodedText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), bad: new Map() }
  } catch {
    return decodedInParts(bytes)
  }
}

function decodedInParts(bytes: Uint8Array): DecodedText {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const bad = new Map<number, number>()
  const parts: string[] = []
  let length = 0
  let from = 0
  const keep = (to: number) => {
    const part = decoder.decode(bytes.subarray(from, to))
    parts.push(part)
    length += part.length
  }
  for (let at = 0; at < bytes.length; ) {
    const width = characterWidth(bytes, at)
    if (width === 0) {
      keep(at)
      bad.set(length, bytes[at] ?? 0)
      parts.push('\ufffd')
      length += 1
      from = at + 1
    }
    at += width || 1
  }
  keep(bytes.length)
  return { text: parts.join(''), bad }
}

/** Bytes of the character that begins here; 0 where none does. */
function characterWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const width = widthOf(lead)
  if (width < 2) return width
  const second = bytes[at + 1] ?? 0
  // Longer than need be, a surrogate, or beyond the last character.
  const [least, most] = secondByte[lead] ?? [0x80, 0xbf]
  if (second < least || second > most) return 0
  const rest = bytes.subarray(at + 2, at + width)
  return rest.length === width - 2 && rest.every((byte) => (byte & 0xc0) === 0x80) ? width : 0
}

function widthOf(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

const secondByte: Record<number, readonly [least: number, most: number]> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
}
