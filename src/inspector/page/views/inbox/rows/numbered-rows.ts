import type { Entry } from '../../../../../receiver/domain/entry.ts'
import { numberIn } from './entry-number.ts'
import type { Rows } from './rows.ts'

/** Entries of so many numbers are loaded together. */
export const numbersABlock = 200

export interface Block {
  /** Its highest number. */
  from: number
  /** Its lowest number. */
  to: number
  /** Entries in it; until it is loaded, as many as it has numbers. */
  count: number
  entries: readonly Entry[] | undefined
  /** Loaded, but to be asked for again. */
  stale: boolean
}

/**
 * All the entries of an inbox: since their numbers tell where they stand, the list is as long as it will be from the
 * beginning, and any part of it can be loaded alone.
 */
export class NumberedRows implements Rows {
  #head: Entry[] = []
  readonly #top: number
  readonly #blocks: Block[] = []
  /** Index of the first entry of each block, less those in the head. */
  #starts: number[] = []
  #length = 0

  constructor({ newest, oldest }: { newest: number; oldest: number }) {
    this.#top = newest
    for (let from = newest; from >= oldest && from > 0; from -= numbersABlock) {
      const to = Math.max(oldest, from - numbersABlock + 1)
      this.#blocks.push({ from, to, count: from - to + 1, entries: undefined, stale: false })
    }
    this.#count()
  }

  get length(): number {
    return this.#head.length + this.#length
  }

  /** How many came since the list was begun. */
  get headLength(): number {
    return this.#head.length
  }

  get newest(): number {
    const [first] = this.#head
    return first ? numberIn(first.id) : this.#top
  }

  at(index: number): Entry | undefined {
    if (index < this.#head.length) return this.#head[index]
    const below = index - this.#head.length
    const block = this.#blockAt(below)
    return this.#blocks[block]?.entries?.[below - (this.#starts[block] ?? 0)]
  }

  indexOf(id: string): number {
    const number = numberIn(id)
    if (number > this.#top) return this.#head.findIndex((entry) => entry.id === id)
    const at = Math.floor((this.#top - number) / numbersABlock)
    const block = this.#blocks[at]
    if (!block || number < block.to) return -1
    const within = block.entries
      ? block.entries.findIndex((entry) => entry.id === id)
      : Math.min(block.from - number, block.count - 1)
    return within < 0 ? -1 : this.#head.length + (this.#starts[at] ?? 0) + within
  }

  update(entry: Entry): void {
    const number = numberIn(entry.id)
    const replaced = (entries: readonly Entry[]) =>
      entries.map((each) => (each.id === entry.id ? entry : each))
    if (number > this.#top) {
      this.#head = replaced(this.#head)
      return
    }
    const block = this.#blocks[Math.floor((this.#top - number) / numbersABlock)]
    if (block?.entries) block.entries = replaced(block.entries)
  }

  prepend(entries: readonly Entry[]): void {
    const known = new Set(this.#head.map(({ id }) => id))
    const added = entries.filter(({ id }) => numberIn(id) > this.#top && !known.has(id))
    // Several processes that share an inbox may tell of their entries a little out of turn.
    this.#head = [...added, ...this.#head].sort((one, other) => numberIn(other.id) - numberIn(one.id))
  }

  /** The blocks of these places that are to be loaded. */
  missing(first: number, beyond: number): Block[] {
    const below = (index: number) => this.#blockAt(index - this.#head.length)
    if (beyond <= this.#head.length) return []
    return this.#blocks
      .slice(below(Math.max(first, this.#head.length)), below(beyond - 1) + 1)
      .filter(({ entries, stale }) => !entries || stale)
  }

  /** What a page beginning with the block answered. */
  fill(block: Block, page: readonly Entry[]): void {
    block.entries = page.filter(({ id }) => numberIn(id) >= block.to && numberIn(id) <= block.from)
    block.count = block.entries.length
    block.stale = false
    this.#count()
  }

  markStale(): void {
    for (const block of this.#blocks) block.stale = true
  }

  /** Forgets the entries of all but so many blocks: those far from a place go first. */
  forgetFarFrom(index: number, blocksKept: number): void {
    const here = this.#blockAt(index - this.#head.length)
    const farthest = this.#blocks
      .map((block, at) => ({ block, away: Math.abs(at - here) }))
      .filter(({ block }) => block.entries)
      .sort((one, other) => one.away - other.away)
    for (const { block } of farthest.slice(blocksKept)) block.entries = undefined
  }

  /** The block in which the place is, by halving. */
  #blockAt(below: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= below) low = middle
      else high = middle - 1
    }
    return low
  }

  #count(): void {
    this.#length = 0
    this.#starts = this.#blocks.map(({ count }) => {
      const start = this.#length
      this.#length += count
      return start
    })
  }
}
