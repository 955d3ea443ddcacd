import { column, rowBytes } from './entry-row.ts'

/** Rows of a chunk, as a power of two. */
const chunkBits = 14
const chunkRows = 2 ** chunkBits

/**
 * Rows of the index by entry number, outside the heap: a chunk of memory a few thousand entries, so that a
 * million of them neither burdens the garbage collector nor is ever copied to grow.
 */
export class EntryTable {
  readonly #chunks: (DataView | undefined)[] = []
  readonly #bytes: (Buffer | undefined)[] = []
  #first = 1
  #last = 0

  /** No number below it is there any more. */
  get first(): number {
    return this.#first
  }

  /** The highest number there is. */
  get last(): number {
    return this.#last
  }

  /** Numbers may be left out, for good: those of what was dropped, of a damaged line, or that a backup was without. */
  add(no: number): void {
    this.#last = no
    this.setU32(no, column.no, no)
  }

  has(no: number): boolean {
    if (no < this.#first || no > this.#last || this.#chunks[no >>> chunkBits] === undefined) return false
    return this.u32(no, column.no) === no
  }

  /** The lowest number there is from this one up; 0 when there is none. */
  next(from: number): number {
    for (let no = Math.max(from, this.#first); no <= this.#last; ) {
      if (this.has(no)) return no
      no = this.#chunks[no >>> chunkBits] ? no + 1 : ((no >>> chunkBits) + 1) * chunkRows
    }
    return 0
  }

  /** The highest number there is up to this one; 0 when there is none. */
  previous(from: number): number {
    for (let no = Math.min(from, this.#last); no >= this.#first; ) {
      if (this.has(no)) return no
      no = this.#chunks[no >>> chunkBits] ? no - 1 : (no >>> chunkBits) * chunkRows - 1
    }
    return 0
  }

  u8(no: number, column: number): number {
    return this.#chunkOf(no).getUint8(at(no, column))
  }

  u16(no: number, column: number): number {
    return this.#chunkOf(no).getUint16(at(no, column), true)
  }

  u32(no: number, column: number): number {
    return this.#chunkOf(no).getUint32(at(no, column), true)
  }

  f64(no: number, column: number): number {
    return this.#chunkOf(no).getFloat64(at(no, column), true)
  }

  setU8(no: number, column: number, value: number): void {
    this.#chunkOf(no).setUint8(at(no, column), value)
  }

  setU16(no: number, column: number, value: number): void {
    this.#chunkOf(no).setUint16(at(no, column), value, true)
  }

  setU32(no: number, column: number, value: number): void {
    this.#chunkOf(no).setUint32(at(no, column), value, true)
  }

  setF64(no: number, column: number, value: number): void {
    this.#chunkOf(no).setFloat64(at(no, column), value, true)
  }

  /** Whether a column holds these bytes. */
  holds(no: number, column: number, bytes: Buffer): boolean {
    const from = at(no, column)
    return bytes.compare(this.#bytesOf(no), from, from + bytes.length) === 0
  }

  setBytes(no: number, column: number, bytes: Buffer): void {
    bytes.copy(this.#bytesOf(no), at(no, column))
  }

  /** A view of the row's own bytes. */
  row(no: number): Buffer {
    const from = at(no, 0)
    return this.#bytesOf(no).subarray(from, from + rowBytes)
  }

  /** Gives up the rows up to this number, and the memory of the chunks that held nothing else. */
  dropThrough(no: number): void {
    for (let chunk = this.#first >>> chunkBits; chunk < (no + 1) >>> chunkBits; chunk++) {
      this.#chunks[chunk] = undefined
      this.#bytes[chunk] = undefined
    }
    this.#first = Math.max(this.#first, no + 1)
    this.#last = Math.max(this.#last, no)
  }

  /** Takes a saved row in, wherever its number falls. */
  restore(no: number, row: Buffer): void {
    this.#last = Math.max(this.#last, no)
    row.copy(this.row(no))
  }

  #chunkOf(no: number): DataView {
    return this.#chunks[no >>> chunkBits] ?? this.#makeChunk(no >>> chunkBits).view
  }

  #bytesOf(no: number): Buffer {
    return this.#bytes[no >>> chunkBits] ?? this.#makeChunk(no >>> chunkBits).bytes
  }

  /** One memory, seen as numbers and as bytes. */
  #makeChunk(index: number): { view: DataView; bytes: Buffer } {
    const bytes = Buffer.alloc(rowBytes << chunkBits)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#chunks[index] = view
    this.#bytes[index] = bytes
    return { view, bytes }
  }
}

function at(no: number, column: number): number {
  return (no & ((1 << chunkBits) - 1)) * rowBytes + column
}
