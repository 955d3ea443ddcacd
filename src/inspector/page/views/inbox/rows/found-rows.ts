import type { Entry } from '../../../../../receiver/domain/entry.ts'
import { numberIn } from './entry-number.ts'
import type { Rows } from './rows.ts'

/** What a filter has found so far: how much more there is shows only as the search goes on. */
export class FoundRows implements Rows {
  #entries: readonly Entry[] = []

  get length(): number {
    return this.#entries.length
  }

  get newest(): number {
    const [first] = this.#entries
    return first ? numberIn(first.id) : 0
  }

  at(index: number): Entry | undefined {
    return this.#entries[index]
  }

  indexOf(id: string): number {
    return this.#entries.findIndex((entry) => entry.id === id)
  }

  update(entry: Entry): void {
    if (this.indexOf(entry.id) < 0) return
    this.#entries = this.#entries.map((each) => (each.id === entry.id ? entry : each))
  }

  prepend(entries: readonly Entry[]): void {
    this.#entries = [...entries.filter(({ id }) => this.indexOf(id) < 0), ...this.#entries]
  }

  /** The next page of the search. */
  append(entries: readonly Entry[]): void {
    this.#entries = [...this.#entries, ...entries.filter(({ id }) => this.indexOf(id) < 0)]
  }

  /** What the search now finds down to a number takes the place of what it found there before. */
  replaceDownTo(lowest: number, entries: readonly Entry[]): void {
    this.#entries = [...entries, ...this.#entries.filter(({ id }) => numberIn(id) < lowest)]
  }
}
