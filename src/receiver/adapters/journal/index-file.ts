import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { appendFile, truncate } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Adapter } from 'lowdb'
import { rowBytes } from './entry-row.ts'
import { InboxIndex } from './inbox-index.ts'

const magic = 0x584a4b01
const headBytes = 16

export interface IndexFileOptions {
  path: string
  /** Name of the journal that it tells of; an index of another one is not read. */
  journal: string
  /** Resolves when the journal's lines so far are on disk: the index never tells of others. */
  committed: () => Promise<void>
}

/** What a frame holds beside its rows. */
interface FrameHead {
  journal: string
  covered: InboxIndex['covered']
  strings: (string | null)[]
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
  #savedStrings = 1

  constructor(options: IndexFileOptions) {
    this.#options = options
  }

  async read(): Promise<InboxIndex | null> {
    const { path, journal } = this.#options
    if (!existsSync(path)) return null
    const bytes = readFileSync(path)
    const index = new InboxIndex()
    let rows = 0
    let from = 0
    for (let end = frameEnd(bytes, from); end > 0; end = frameEnd(bytes, from)) {
      const head = headOf(bytes.subarray(from, end))
      if (head.journal !== journal) break
      rows += restoreFrame(bytes.subarray(from, end), head, index)
      from = end
    }
    if (from < bytes.length) await truncate(path, from)
    this.#savedStrings = index.strings.length
    index.savedTo = index.table.last
    if (rows > 2 * index.table.last + 10_000) this.#compact(index)
    return index
  }

  async write(index: InboxIndex): Promise<void> {
    const strings = index.strings.slice(this.#savedStrings)
    const rows = [...index.changed].sort((one, other) => one - other)
    for (let no = index.savedTo + 1; no <= index.table.last; no++) if (index.table.has(no)) rows.push(no)
    this.#savedStrings = index.strings.length
    index.savedTo = index.table.last
    index.changed.clear()
    const bytes = this.#frame(index, rows, strings)
    await this.#options.committed()
    await appendFile(this.#options.path, bytes)
  }

  #compact(index: InboxIndex): void {
    const { path } = this.#options
    const fresh = `${path}.new`
    const fd = openSync(fresh, 'w')
    const rows = Array.from({ length: index.table.last }, (_, position) => position + 1).filter((no) => {
      return index.table.has(no)
    })
    writeSync(fd, this.#frame(index, rows, index.strings.slice(1)))
    fdatasyncSync(fd)
    closeSync(fd)
    renameSync(fresh, path)
  }

  #frame(index: InboxIndex, rows: number[], strings: (string | null)[]): Buffer {
    const errors = rows.flatMap((no): [number, string][] => {
      const error = index.errors.get(no)
      return error === undefined ? [] : [[no, error]]
    })
    const { covered } = index
    const told: FrameHead = { journal: this.#options.journal, covered, strings, errors }
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
  for (const text of head.strings) if (text !== null) index.addString(text)
  for (let at = rowsFrom; at < bytes.length; at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes)
    index.errors.delete(row.readUInt32LE(0))
    index.restore(row)
  }
  for (const [no, error] of head.errors) index.errors.set(no, error)
  index.covered = head.covered
  return (bytes.length - rowsFrom) / rowBytes
}
