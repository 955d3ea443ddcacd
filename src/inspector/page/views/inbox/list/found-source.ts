import { numberIn } from '../rows/entry-number.ts'
import { FoundRows } from '../rows/found-rows.ts'
import type { AskPage } from '../rows/oldest-number.ts'
import { type CaughtUp, entriesAPage, type Source, type SourceEvents } from './source.ts'

/** A search goes on by itself until there is more than a screen to look at. */
const enoughToBegin = 60
const aheadOfView = 100

/** What a filter finds, newest first: a search goes back through the inbox page by page, as far as one scrolls. */
export class FoundSource implements Source {
  readonly rows = new FoundRows()
  isInboxEmpty = false
  isStopped = false
  readonly #q: string
  readonly #ask: AskPage
  readonly #events: SourceEvents
  readonly #closed = new AbortController()
  #underWay: AbortController | undefined
  /** Cursor of the page to come; undefined before the first one, null after the last one. */
  #next: string | null | undefined
  /** The newest entry's number: what a search has before it. */
  #newest = 0

  constructor(q: string, ask: AskPage, events: SourceEvents) {
    this.#q = q
    this.#ask = ask
    this.#events = events
  }

  get isWhole(): boolean {
    return this.#next === null
  }

  get searched(): number | null {
    if (!this.#underWay || this.#newest === 0) return null
    return this.#next ? 1 - Math.min(1, numberIn(this.#next) / this.#newest) : 0
  }

  async begin(): Promise<void> {
    const { signal } = this.#closed
    const { entries } = await this.#ask({ limit: 1, signal })
    this.isInboxEmpty = entries.length === 0
    this.#newest = entries[0] ? numberIn(entries[0].id) : 0
    await this.#page(signal)
  }

  show(_first: number, beyond: number): void {
    const wanted = Math.max(enoughToBegin, beyond + aheadOfView)
    if (this.#underWay || this.isStopped || this.isWhole || this.rows.length >= wanted) return
    void this.#searchFor(wanted)
  }

  async catchUp(): Promise<CaughtUp> {
    const { rows } = this
    const page = await this.#ask({ q: this.#q, limit: entriesAPage, signal: this.#closed.signal })
    const added = page.entries.filter(({ id }) => numberIn(id) > rows.newest)
    const isGap = rows.length > 0 && added.length === entriesAPage
    if (!isGap) {
      const known = page.entries.filter(({ id }) => numberIn(id) <= rows.newest)
      rows.replaceDownTo(page.next === null ? 0 : numberIn(page.next), known)
      if (added.length > 0) this.isInboxEmpty = false
    }
    this.#events.changed()
    return { added, isGap }
  }

  stop(): void {
    this.isStopped = true
    this.#underWay?.abort()
    this.#events.changed()
  }

  resume(): void {
    this.isStopped = false
    this.show(0, this.rows.length)
    this.#events.changed()
  }

  close(): void {
    this.#closed.abort()
    this.#underWay?.abort()
  }

  async #searchFor(wanted: number): Promise<void> {
    const gone = new AbortController()
    this.#underWay = gone
    this.#events.changed()
    try {
      while (this.rows.length < wanted && !this.isWhole && !gone.signal.aborted) {
        await this.#page(gone.signal)
        this.#events.changed()
      }
    } catch (error) {
      if (!gone.signal.aborted) {
        this.isStopped = true
        this.#events.failed(error)
      }
    } finally {
      this.#underWay = undefined
      this.#events.changed()
    }
  }

  async #page(signal: AbortSignal): Promise<void> {
    const before = this.#next ? { before: this.#next } : {}
    const page = await this.#ask({ q: this.#q, limit: entriesAPage, signal, ...before })
    this.rows.append(page.entries)
    this.#next = page.next
  }
}
