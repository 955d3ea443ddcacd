import { existsSync, readFileSync } from 'node:fs'
import { appendFile, rename, truncate, writeFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Adapter } from 'lowdb'
import { rowBytes } from './entry-row.ts'
import { InboxIndex } from './inbox-index.ts'
import type { LineLog } from './line-log.ts'

/** Of this form; a file of an earlier one is not read, and the index is made anew from the journal. */
const magic = 0x584a4b02
const headBytes = 16
/** Rows that may be superseded before the file is worth writing anew, however few there are. */
const spareRows = 100_000

export interface IndexFileOptions {
  path: string
  /** Name of the journal that it tells of; an index of another one is not read. */
  journal: () => string
  /** What it tells of: never of lines that are not on disk. */
  log: Pick<LineLog, 'committed' | 'end'>
}

/** What a frame holds beside its rows. */
interface FrameHead {
  journal: string
  /** Lowest number that is kept. */
  first: number
  covered: InboxIndex['covered']
  /** Of the rows in it. */
  names: [number: number, name: string][]
  errors: [number, string][]
}

/**
 * lowdb's adapter for the index: a write appends what changed since the last one instead of rewriting the
 * whole, so its cost does not grow with what is stored. Frames are checksummed; a torn or damaged one ends
 * the reading, and the journal behind `covered` gives the rest. It is a checkpoint, never the truth, hence
 * not synced.
 */
export class IndexFile implements Adapter<InboxIndex> {
  readonly #options: IndexFileOptions
  #rowsOnDisk = 0

  constructor(options: IndexFileOptions) {
    this.#options = options
  }

  async read(): Promise<InboxIndex | null> {
    const { path, journal } = this.#options
    if (!existsSync(path)) return null
    const bytes = readFileSync(path)
    const index = new InboxIndex()
    this.#rowsOnDisk = 0
    let from = 0
    for (let end = frameEnd(bytes, from); end > 0; end = frameEnd(bytes, from)) {
      const head = headOf(bytes.subarray(from, end))
      if (head.journal !== journal()) break
      this.#rowsOnDisk += restoreFrame(bytes.subarray(from, end), head, index)
      from = end
    }
    if (from < bytes.length) await truncate(path, from)
    index.savedTo = index.table.last
    if (this.#isWorthCompacting(index)) await this.#compact(index)
    return index
  }

  async write(index: InboxIndex): Promise<void> {
    const { savedTo } = index
    const rows = [...new Set([...index.changed, ...numbers(index, savedTo + 1)])].sort(
      (one, other) => one - other,
    )
    const bytes = this.#frame(index, rows)
    index.savedTo = index.table.last
    index.changed.clear()
    try {
      await this.#options.log.committed()
      await appendFile(this.#options.path, bytes)
      this.#rowsOnDisk += rows.length
    } catch (error) {
      // The next frame has to tell of these too: its `covered` speaks for all before it.
      index.savedTo = savedTo
      for (const no of rows) index.changed.add(no)
      throw error
    }
    if (this.#isWorthCompacting(index)) {
      index.covered = this.#options.log.end()
      await this.#compact(index)
    }
  }

  /** Where most of the file tells of rows that later ones replaced, or that are dropped. */
  #isWorthCompacting({ tally }: InboxIndex): boolean {
    return this.#rowsOnDisk > 2 * tally.entries + spareRows
  }

  async #compact(index: InboxIndex): Promise<void> {
    const { path, log } = this.#options
    const rows = [...numbers(index, index.table.first)]
    const bytes = this.#frame(index, rows)
    await log.committed()
    await writeFile(`${path}.new`, bytes, { flush: true })
    await rename(`${path}.new`, path)
    this.#rowsOnDisk = rows.length
  }

  #frame(index: InboxIndex, rows: number[]): Buffer {
    const names = new Map(rows.flatMap((no) => [...index.namesOf(no)]))
    const errors = rows.flatMap((no): [number, string][] => {
      const error = index.errors.get(no)
      return error === undefined ? [] : [[no, error]]
    })
    const { covered } = index
    const { first } = index.table
    const told: FrameHead = { journal: this.#options.journal(), first, covered, names: [...names], errors }
    const head = Buffer.from(JSON.stringify(told))
    const bytes = Buffer.alloc(headBytes + head.length + rows.length * rowBytes)
    head.copy(bytes, headBytes)
    let at = headBytes + head.length
    for (const no of rows) {
      index.table.row(no).copy(bytes, at)
      at += rowBytes
    }
    bytes.writeUInt32LE(magic, 0)
    bytes.writeUInt32LE(bytes.length, 4)
    bytes.writeUInt32LE(head.length, 8)
    bytes.writeUInt32LE(crc32(bytes.subarray(headBytes)), 12)
    return bytes
  }
}

function* numbers({ table }: InboxIndex, from: number): Generator<number> {
  for (let no = table.next(from); no > 0; no = table.next(no + 1)) yield no
}

/** Where the frame that begins at `from` ends; 0 when none whole and sound does. */
function frameEnd(bytes: Buffer, from: number): number {
  if (bytes.length < from + headBytes || bytes.readUInt32LE(from) !== magic) return 0
  const end = from + bytes.readUInt32LE(from + 4)
  if (end > bytes.length || end < from + headBytes) return 0
  return crc32(bytes.subarray(from + headBytes, end)) === bytes.readUInt32LE(from + 12) ? end : 0
}

function headOf(bytes: Buffer): FrameHead {
  return JSON.parse(bytes.toString('utf8', headBytes, headBytes + bytes.readUInt32LE(8)))
}

/** Answers how many rows it held. */
function restoreFrame(bytes: Buffer, head: FrameHead, index: InboxIndex): number {
  const rowsFrom = headBytes + bytes.readUInt32LE(8)
  // What is dropped frees numbers that this frame may give anew.
  index.dropThrough(head.first - 1)
  for (const [number, name] of head.names) index.name(number, name)
  for (let at = rowsFrom; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes)
    index.errors.delete(row.readUInt32LE(0))
    index.restore(row)
  }
  for (const [no, error] of head.errors) index.errors.set(no, error)
  index.covered = head.covered
  return (bytes.length - rowsFrom) / rowBytes
}
