/** Where two bodies part, and what each says there. */
export interface BodyDifference {
  /** The first byte that differs, from 0. */
  offset: number
  /** Around it, in the body that is given. */
  given: string
  /** Around it, in the bytes that the signature was made over. */
  signed: string
  givenBytes: number
  signedBytes: number
}

const before = 24
const after = 40

export function bodyDifference(given: Uint8Array, signed: Uint8Array): BodyDifference {
  let offset = 0
  while (offset < given.length && offset < signed.length && given[offset] === signed[offset]) offset += 1
  return {
    offset,
    given: excerpt(given, offset),
    signed: excerpt(signed, offset),
    givenBytes: given.length,
    signedBytes: signed.length,
  }
}

/** Whole characters where there are such: a cut one would look like a fault of the body. */
function excerpt(bytes: Uint8Array, offset: number): string {
  let from = Math.max(0, offset - before)
  let to = Math.min(bytes.length, offset + after)
  while (from < offset && isInside(bytes[from])) from += 1
  while (to < bytes.length && to > offset && isInside(bytes[to])) to -= 1
  return Buffer.from(bytes.subarray(from, to)).toString('utf8')
}

/** Whether a byte goes on with a character of UTF-8 that began before it. */
function isInside(byte = 0): boolean {
  return (byte & 0xc0) === 0x80
}
