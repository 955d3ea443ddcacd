export const bytesPerRow = 16

export interface HexRow {
  /** Of the first byte, in hex. */
  offset: string
  bytes: { at: number; hex: string; character: string }[]
}

export function hexRow(bytes: Uint8Array, index: number): HexRow {
  const from = index * bytesPerRow
  const row = [...bytes.subarray(from, from + bytesPerRow)]
  return {
    offset: from.toString(16).padStart(8, '0'),
    bytes: row.map((byte, at) => ({
      at: from + at,
      hex: byte.toString(16).padStart(2, '0'),
      // What is no letter of ASCII has no place of its own in a column.
      character: byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    })),
  }
}

/** `1024` or `0x400`; undefined for anything else and for what lies behind the end. */
export function offsetOf(text: string, size: number): number | undefined {
  const trimmed = text.trim()
  if (!/^(\d{1,9}|0x[\da-f]{1,8})$/i.test(trimmed)) return undefined
  const offset = Number(trimmed)
  return offset < size ? offset : undefined
}
