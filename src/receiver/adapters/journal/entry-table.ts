import { column, rowBytes } from './entry-row.ts'

const rowsPerChunk = 16_384

/**
 * Rows of the index by entry number, outside the heap: a chunk of memory a few thousand entries, so that a
 * million of them neither burdens the garbage collector nor is ever copied to grow.
 */
export class EntryTable {
  readonly #chunks: (DataView | undefined)[] = []
  #last = 0

  /** The highest number there is. */
  get last(): number {
    return this.#last
  }

  /** Numbers may be left out: what retention dropped has none. */
  add(no: number): void {
    this.#last = no
    this.setU32(no, column.no, no)
  }

  has(no: number): boolean {
    return no > 0 && no <= this.#last && this.u32(no, column.no) === no
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

  /** A view of the row's own bytes. */
  row(no: number): Buffer {
    const { buffer } = this.#chunkOf(no)
    return Buffer.from(buffer, at(no, 0), rowBytes)
  }

  /** Takes a saved row in, wherever its number falls. */
  restore(no: number, row: Buffer): void {
    this.#last = Math.max(this.#last, no)
    row.copy(this.row(no))
  }

  #chunkOf(no: number): DataView {
    const index = Math.floor(no / rowsPerChunk)
    let chunk = this.#chunks[index]
    if (!chunk) {
      chunk = new DataView(new ArrayBuffer(rowsPerChunk * rowBytes))
      this.#chunks[index] = chunk
    }
    return chunk
  }
}

function at(no: number, column: number): number {
  return (no % rowsPerChunk) * rowBytes + column
}
