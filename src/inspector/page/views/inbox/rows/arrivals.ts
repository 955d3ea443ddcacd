import type { Entry } from '../../../../../receiver/domain/entry.ts'

/** So many can be shown one by one; when more came, the list is begun anew. */
export const mostAtOnce = 300

/** Entries that came while the list stood still: they wait behind a chip, so that no row moves under the reader. */
export class Arrivals {
  #held: Entry[] = []
  #isMore = false

  /** How many, such as `12` or `300+`; empty when there are none. */
  get label(): string {
    const { length } = this.#held
    return length === 0 ? '' : `${length}${this.#isMore ? '+' : ''}`
  }

  /** Newest first. */
  hold(entries: readonly Entry[]): void {
    const known = new Set(this.#held.map(({ id }) => id))
    const held = [...entries.filter(({ id }) => !known.has(id)), ...this.#held]
    if (held.length > mostAtOnce) this.#isMore = true
    this.#held = held.slice(0, mostAtOnce)
  }

  /** Others came that were not asked for. */
  holdMore(): void {
    this.#isMore = true
  }

  update(entry: Entry): void {
    this.#held = this.#held.map((each) => (each.id === entry.id ? entry : each))
  }

  /** All of them, newest first; undefined when they are too many to have been kept. */
  take(): Entry[] | undefined {
    const taken = this.#isMore ? undefined : this.#held
    this.#held = []
    this.#isMore = false
    return taken
  }
}
