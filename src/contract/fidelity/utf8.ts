/**
 * Bytes of the character that begins at `at`, 1 to 4; 0 when they are not UTF-8: cut short, longer than need
 * be, a surrogate, or beyond U+10FFFF.
 */
export function characterBytes(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0xff
  if (lead < 0x80) return 1
  const length = bytesBehind(lead)
  if (length === 0 || !isSecond(lead, bytes[at + 1] ?? 0)) return 0
  for (let index = 2; index < length; index += 1) if (!continues(bytes[at + index] ?? 0)) return 0
  return length
}

/** How long the character is that such a byte begins; 0 for a byte that begins none. */
function bytesBehind(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80
}

/** The second byte is what tells the forbidden forms from the others. */
function isSecond(lead: number, second: number): boolean {
  if (!continues(second)) return false
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xed) return second < 0xa0
  if (lead === 0xf0) return second >= 0x90
  return lead !== 0xf4 || second < 0x90
}
