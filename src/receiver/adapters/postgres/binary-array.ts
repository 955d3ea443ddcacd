import { keptText } from './kept-text.ts'

/**
 * Arrays as PostgreSQL's binary protocol has them, for a parameter of a query: pg would write an array as
 * text, and bytes in it as hexadecimal, twice their size. Null stands for null.
 */
const oid = { boolean: 16, bytea: 17, bigint: 20, integer: 23, text: 25, timestamptz: 1184, uuid: 2950 }

const microsecondsTo2000 = 946_684_800_000_000
const twoTo32 = 0x1_0000_0000

export function textArray(texts: readonly (string | null)[]): Buffer {
  const clean = texts.map((text) => text && keptText(text))
  const sizes = clean.map((text) => (text === null || text === undefined ? null : Buffer.byteLength(text)))
  return encoded(oid.text, sizes, (buffer, at, index) => buffer.write(clean[index] as string, at))
}

/** `allocate` may give memory that is used again, once the query has been answered. */
export function bytesArray(items: readonly Buffer[], allocate: (bytes: number) => Buffer): Buffer {
  const sizes = items.map((item) => item.length)
  return encoded(oid.bytea, sizes, (buffer, at, index) => items[index]?.copy(buffer, at), allocate)
}

/** Takes 16 bytes each. */
export function uuidArray(items: readonly Buffer[]): Buffer {
  const sizes = items.map(() => 16)
  return encoded(oid.uuid, sizes, (buffer, at, index) => items[index]?.copy(buffer, at, 0, 16))
}

export function booleanArray(items: readonly boolean[]): Buffer {
  const sizes = items.map(() => 1)
  return encoded(oid.boolean, sizes, (buffer, at, index) => buffer.writeUInt8(items[index] ? 1 : 0, at))
}

export function integerArray(items: readonly (number | null)[]): Buffer {
  const sizes = items.map((item) => (item === null ? null : 4))
  return encoded(oid.integer, sizes, (buffer, at, index) => buffer.writeInt32BE(items[index] as number, at))
}

/** Takes whole numbers that JavaScript holds exactly. */
export function bigintArray(items: readonly (number | null)[]): Buffer {
  return wide(oid.bigint, items)
}

/** Takes milliseconds since 1970. */
export function timeArray(times: readonly (number | null)[]): Buffer {
  return wide(
    oid.timestamptz,
    times.map((time) => (time === null ? null : Math.round(time) * 1_000 - microsecondsTo2000)),
  )
}

function wide(type: number, items: readonly (number | null)[]): Buffer {
  const sizes = items.map((item) => (item === null ? null : 8))
  return encoded(type, sizes, (buffer, at, index) => {
    const item = items[index] as number
    const high = Math.floor(item / twoTo32)
    buffer.writeInt32BE(high, at)
    buffer.writeUInt32BE(item - high * twoTo32, at + 4)
  })
}

function encoded(
  type: number,
  sizes: readonly (number | null)[],
  write: (buffer: Buffer, at: number, index: number) => void,
  allocate: (bytes: number) => Buffer = Buffer.allocUnsafe,
): Buffer {
  // An empty array has no dimension, so that its header ends behind the type: more would be refused.
  const header = sizes.length === 0 ? [0, 0, type] : [1, 1, type, sizes.length, 1]
  const bytes = sizes.reduce<number>((sum, size) => sum + 4 + (size ?? 0), header.length * 4)
  const buffer = allocate(bytes)
  for (const [place, number] of header.entries()) buffer.writeInt32BE(number, place * 4)
  let at = header.length * 4
  for (const [index, size] of sizes.entries()) {
    buffer.writeInt32BE(size ?? -1, at)
    at += 4
    if (size === null) continue
    write(buffer, at, index)
    at += size
  }
  return buffer
}
