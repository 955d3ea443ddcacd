import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import type { StoreLogger } from '../ports.ts'
import { applyChange, type Change, collections, emptyData, isChange, type StoreData } from './records.ts'

/** The first line of the file. */
const header = { format: 'jumpseller-store-state', version: 1 }
const newline = 0x0a

/** The file is not a change log of this version, or is damaged elsewhere than at its end. */
export class StateDamaged extends Error {
  readonly code = 'state_damaged'
}

/**
 * A lowdb adapter that appends: one line of JSON for each changed record, so that the cost of a write does not
 * grow with what is stored. A last line without its end, as a crash in mid-write leaves it, is cut off.
 */
export class ChangeLog implements Adapter<StoreData> {
  readonly #path: string
  readonly #logger: StoreLogger | undefined
  #file: FileHandle | undefined
  /** Bytes that are known to be whole lines. */
  #size = 0
  #torn = false

  constructor(path: string, logger?: StoreLogger) {
    this.#path = path
    this.#logger = logger
  }

  /** Replays the log, and writes it anew when most of it is superseded. */
  async read(): Promise<StoreData> {
    const bytes = await readFile(this.#path).catch(emptyIfMissing)
    const whole = bytes.subarray(0, bytes.lastIndexOf(newline) + 1)
    const data = emptyData()
    const lines = replay(whole, data, this.#path)
    this.#file = await open(this.#path, 'a')
    this.#size = whole.length
    if (whole.length < bytes.length) await this.#cutTornLine(bytes.length - whole.length)
    const records = collections.reduce((total, collection) => total + data.tables[collection].size, 0)
    if (lines === 0 || lines > 2 * records + 1_000) await this.#rewrite(data)
    return data
  }

  /** Appends `data.unwritten`; a write that fails half-way is cut off before the next. */
  async write(data: StoreData): Promise<void> {
    if (!this.#file) throw new Error('the change log is not open')
    if (data.unwritten.length === 0) return
    const lines = Buffer.from(data.unwritten.map(lineOf).join(''))
    if (this.#torn) await this.#file.truncate(this.#size)
    this.#torn = true
    await this.#file.appendFile(lines)
    this.#torn = false
    this.#size += lines.length
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
  }

  async #cutTornLine(bytes: number): Promise<void> {
    this.#logger?.warn(
      { file: this.#path, bytes },
      'the last write to the state was cut short; its line is taken off',
    )
    await this.#file?.truncate(this.#size)
  }

  /** Into a new file first, so that a crash leaves the old or the new one, whole. */
  async #rewrite(data: StoreData): Promise<void> {
    const changes = collections.flatMap((collection) =>
      [...data.tables[collection].values()].map((put): Change => ({ in: collection, put })),
    )
    const lines = Buffer.from([`${JSON.stringify(header)}\n`, ...changes.map(lineOf)].join(''))
    const fresh = `${this.#path}.new`
    const file = await open(fresh, 'w')
    try {
      await file.writeFile(lines)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, this.#path)
    await this.#file?.close()
    this.#file = await open(this.#path, 'a')
    this.#size = lines.length
  }
}

function lineOf(change: Change): string {
  return `${JSON.stringify(change)}\n`
}

function emptyIfMissing(error: NodeJS.ErrnoException): Buffer {
  if (error.code === 'ENOENT') return Buffer.alloc(0)
  throw error
}

/** Applies every line; answers how many there were. */
function replay(bytes: Buffer, data: StoreData, path: string): number {
  let [lines, from] = [0, 0]
  while (from < bytes.length) {
    const to = bytes.indexOf(newline, from)
    lines += 1
    const value = parse(bytes.toString('utf8', from, to))
    if (lines === 1) checkHeader(value, path)
    else if (isChange(value)) applyChange(data.tables, value)
    else throw new StateDamaged(`${path}, line ${lines}: not a change of a record`)
    from = to + 1
  }
  return lines
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function checkHeader(value: unknown, path: string): void {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  if (format === header.format && version === header.version) return
  throw new StateDamaged(`${path} is not a ${header.format} file of version ${header.version}`)
}
