import { cursorFrom, numberIn } from '../rows/entry-number.ts'
import { type Block, NumberedRows, numbersABlock } from '../rows/numbered-rows.ts'
import { type AskPage, oldestNumber } from '../rows/oldest-number.ts'
import { type CaughtUp, entriesAPage, type Source, type SourceEvents } from './source.ts'

const blocksKept = 40
/** A scrollbar that is dragged passes many blocks: only those where it rests are asked for. */
const restMilliseconds = 40

/** The whole inbox, newest first; any part of it is loaded when it comes into view. */
export class NumberedSource implements Source {
  rows = new NumberedRows({ newest: 0, oldest: 0 })
  readonly isWhole = true
  readonly searched = null
  readonly isStopped = false
  readonly #ask: AskPage
  readonly #events: SourceEvents
  readonly #closed = new AbortController()
  readonly #underWay = new Map<Block, AbortController>()
  #resting: ReturnType<typeof setTimeout> | undefined
  /** An id of this inbox: its first half is in every cursor. */
  #anId = ''

  constructor(ask: AskPage, events: SourceEvents) {
    this.#ask = ask
    this.#events = events
  }

  get isInboxEmpty(): boolean {
    return this.rows.length === 0
  }

  async begin(): Promise<void> {
    const { signal } = this.#closed
    const { entries, next } = await this.#ask({ limit: entriesAPage, signal })
    const [first, last] = [entries[0], entries.at(-1)]
    if (!first || !last) return
    const oldest = next === null ? numberIn(last.id) : await oldestNumber(this.#ask, last, signal)
    this.#anId = first.id
    this.rows = new NumberedRows({ newest: numberIn(first.id), oldest })
    const [block] = this.rows.missing(0, 1)
    if (block) this.rows.fill(block, entries)
  }

  show(first: number, beyond: number): void {
    clearTimeout(this.#resting)
    const wanted = this.rows.missing(first, beyond)
    for (const [block, gone] of this.#underWay) if (!wanted.includes(block)) gone.abort()
    if (wanted.length === 0) return
    this.#resting = setTimeout(() => {
      for (const block of wanted) if (!this.#underWay.has(block)) void this.#load(block, first)
    }, restMilliseconds)
  }

  async catchUp(): Promise<CaughtUp> {
    const { rows } = this
    const { entries } = await this.#ask({ limit: entriesAPage, signal: this.#closed.signal })
    const [first] = entries
    const isAnother = first !== undefined && this.#anId !== '' && nameOf(first.id) !== nameOf(this.#anId)
    if (isAnother) return { added: entries, isGap: true }
    if (first) this.#anId = first.id
    const added = entries.filter(({ id }) => numberIn(id) > rows.newest)
    rows.markStale()
    for (const entry of entries) rows.update(entry)
    this.#events.changed()
    return { added, isGap: rows.length > 0 && added.length === entriesAPage }
  }

  stop(): void {}
  resume(): void {}

  close(): void {
    clearTimeout(this.#resting)
    this.#closed.abort()
    for (const gone of this.#underWay.values()) gone.abort()
  }

  async #load(block: Block, inView: number): Promise<void> {
    const gone = new AbortController()
    this.#underWay.set(block, gone)
    try {
      const before = cursorFrom(this.#anId, block.from)
      const { entries } = await this.#ask({ limit: numbersABlock, before, signal: gone.signal })
      this.rows.fill(block, entries)
      this.rows.forgetFarFrom(inView, blocksKept)
      this.#events.changed()
    } catch (error) {
      if (!gone.signal.aborted) this.#events.failed(error)
    } finally {
      this.#underWay.delete(block)
    }
  }
}

function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}
