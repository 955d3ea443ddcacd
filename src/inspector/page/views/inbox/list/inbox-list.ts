import { type Signal, signal } from '@preact/signals'
import type { Entry } from '../../../../../receiver/domain/entry.ts'
import { Arrivals, mostAtOnce } from '../rows/arrivals.ts'
import { numberIn } from '../rows/entry-number.ts'
import type { AskPage } from '../rows/oldest-number.ts'
import { FoundSource } from './found-source.ts'
import { NumberedSource } from './numbered-source.ts'
import type { Source } from './source.ts'

interface Parts {
  q: string
  ask: AskPage
  isPaused: Signal<boolean>
  /** Says something in passing. */
  say: (text: string) => void
}

/** What comes is shown this often, however much it is. */
const beatMilliseconds = 100
/** A filter is asked again so long after something happened, and the longer the longer the last answer took. */
const soonMilliseconds = 250
const timesOfLastAnswer = 3
/** A list that was open for days is begun anew, so that it holds no more than a page needs. */
const longestHead = 2_000

/** The list of one filter as it is kept up to date; the empty filter is the whole inbox. */
export class InboxList {
  readonly q: string
  /** Goes up with each change of the rows and of what is told about them. */
  readonly version = signal(0)
  /** How many entries came and wait to be shown, such as `12` or `300+`; empty when none does. */
  readonly fresh = signal('')
  /** Why a part could not be loaded. */
  readonly fault = signal('')
  readonly #parts: Parts
  readonly #arrivals = new Arrivals()
  #source: Source
  #incoming: Entry[] = []
  #beat: ReturnType<typeof setTimeout> | undefined
  #asking: ReturnType<typeof setTimeout> | undefined
  #lastAnswerMs = 0
  #isAtTop = true
  #isReady = false
  #isRenewing = false
  #isClosed = false
  #inView: [number, number] = [0, 0]

  constructor(parts: Parts) {
    this.q = parts.q
    this.#parts = parts
    this.#source = this.#newSource()
  }

  get source(): Source {
    return this.#source
  }

  /** Loads the beginning; fails with what the API says about the filter. */
  async begin(): Promise<void> {
    await this.#source.begin()
    this.#isReady = true
    this.#flush()
    // A search that has found nothing yet has no rows in view that would drive it on.
    this.#source.show(...this.#inView)
    this.#changed()
  }

  show(first: number, beyond: number): void {
    this.#inView = [first, beyond]
    this.#source.show(first, beyond)
  }

  /** Whether the reader is at the list's beginning, where new entries may slide in. */
  setAtTop(isAtTop: boolean): void {
    if (isAtTop === this.#isAtTop) return
    this.#isAtTop = isAtTop
    if (isAtTop && !this.#parts.isPaused.peek()) this.takeFresh()
  }

  onAdded(entry: Entry): void {
    this.#incoming.push(entry)
    this.#beat ??= setTimeout(() => this.#flush(), beatMilliseconds)
  }

  onChanged(entry: Entry): void {
    this.#source.rows.update(entry)
    this.#arrivals.update(entry)
    this.#beat ??= setTimeout(() => this.#flush(), beatMilliseconds)
    if (this.q !== '') this.#askSoon()
  }

  /** After the feed was closed for a while, or when it may have been: asks for what it did not tell. */
  catchUp(): void {
    if (!this.#isReady) return
    void this.#caughtUp()
  }

  /** Shows what came while the list stood still. */
  takeFresh(): void {
    const { label } = this.#arrivals
    const entries = this.#arrivals.take()
    this.fresh.value = ''
    if (entries) this.#prepend(entries)
    else void this.#beginAnew(`${label} entries came meanwhile: the list begins anew with them.`)
  }

  /** After the pause. */
  goOn(): void {
    if (this.#isAtTop) this.takeFresh()
  }

  tryAgain(): void {
    this.fault.value = ''
    if (this.#source.isStopped) this.#source.resume()
    this.show(...this.#inView)
    this.catchUp()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#beat)
    clearTimeout(this.#asking)
    this.#source.close()
  }

  #newSource(): Source {
    const events = {
      changed: () => this.#changed(),
      failed: (error: unknown) => {
        this.fault.value = error instanceof Error ? error.message : String(error)
      },
    }
    const { q, ask } = this.#parts
    return q === '' ? new NumberedSource(ask, events) : new FoundSource(q, ask, events)
  }

  #changed(): void {
    if (this.#isClosed) return
    this.version.value = this.version.peek() + 1
  }

  #flush(): void {
    this.#beat = undefined
    if (!this.#isReady) return
    const came = this.#incoming
    this.#incoming = []
    // Which of them match is the receiver's to say.
    if (this.q !== '' && came.length > 0) this.#askSoon()
    else this.#arrive(came)
    this.#changed()
  }

  #arrive(came: readonly Entry[]): void {
    const { rows } = this.#source
    const added = came
      .filter(({ id }) => numberIn(id) > rows.newest || rows.indexOf(id) < 0)
      .sort((one, other) => numberIn(other.id) - numberIn(one.id))
    const isAdded = new Set(added)
    for (const entry of came) if (!isAdded.has(entry)) rows.update(entry)
    if (added.length === 0) return
    if (!this.#mayMove) this.#hold(added)
    else if (added.length > mostAtOnce) void this.#beginAnew()
    else this.#prepend(added)
  }

  /** Whether new entries may move those that are in view. */
  get #mayMove(): boolean {
    return this.#isAtTop && !this.#parts.isPaused.peek()
  }

  #hold(added: readonly Entry[]): void {
    this.#arrivals.hold(added)
    this.fresh.value = this.#arrivals.label
  }

  #prepend(entries: readonly Entry[]): void {
    const { rows } = this.#source
    rows.prepend(entries)
    this.#changed()
    if ('headLength' in rows && Number(rows.headLength) > longestHead) void this.#beginAnew()
  }

  async #beginAnew(why?: string): Promise<void> {
    if (this.#isRenewing) return
    this.#isRenewing = true
    try {
      await this.#renew(why)
    } finally {
      this.#isRenewing = false
    }
    // What came while the new list was being asked for went into the one before.
    this.catchUp()
  }

  async #renew(why: string | undefined): Promise<void> {
    const next = this.#newSource()
    try {
      await next.begin()
    } catch (error) {
      next.close()
      this.fault.value = error instanceof Error ? error.message : String(error)
      return
    }
    if (this.#isClosed) return next.close()
    this.#source.close()
    this.#source = next
    next.show(...this.#inView)
    this.#arrivals.take()
    this.fresh.value = ''
    this.#changed()
    if (why) this.#parts.say(why)
  }

  #askSoon(): void {
    this.#asking ??= setTimeout(
      () => void this.#caughtUp(),
      Math.max(soonMilliseconds, this.#lastAnswerMs * timesOfLastAnswer),
    )
  }

  async #caughtUp(): Promise<void> {
    const began = performance.now()
    const source = this.#source
    try {
      const { added, isGap } = await source.catchUp()
      if (this.#source !== source) return
      this.fault.value = ''
      if (isGap && this.#mayMove) {
        await this.#beginAnew(`Over ${added.length - 1} entries came meanwhile: the list begins anew.`)
      } else {
        this.#arrive(added)
        if (isGap) this.#arrivals.holdMore()
      }
      this.#source.show(...this.#inView)
    } catch (error) {
      if (!this.#isClosed) this.fault.value = error instanceof Error ? error.message : String(error)
    } finally {
      this.#lastAnswerMs = performance.now() - began
      clearTimeout(this.#asking)
      this.#asking = undefined
    }
  }
}
