/** What a segment holds of entries. */
export interface Held {
  entries: number
  /** The highest number. */
  last: number
  /** Milliseconds since 1970; imported entries are received in any order, so not always that of the last. */
  newestAt: number
}

/** What the segments hold, kept along: numbers may be missing between rows, so a search among them finds nothing. */
export class SegmentTally {
  readonly #segments = new Map<number, Held>()

  /** Undefined of a segment without entries: one of receipts and runs alone, or damaged. */
  of(segment: number): Readonly<Held> | undefined {
    return this.#segments.get(segment)
  }

  /** The highest number in a segment or one before it; 0 when there is none. */
  lastThrough(segment: number): number {
    let last = 0
    for (const [each, held] of this.#segments) if (each <= segment) last = Math.max(last, held.last)
    return last
  }

  /** The lowest segment with an entry received at a time or after it, in milliseconds since 1970; infinite when there is none. */
  oldestSince(time: number): number {
    let oldest = Number.POSITIVE_INFINITY
    for (const [each, { newestAt }] of this.#segments) if (newestAt >= time) oldest = Math.min(oldest, each)
    return oldest
  }

  add(segment: number, { no, receivedAt }: { no: number; receivedAt: number }): void {
    const held = this.#segments.get(segment)
    if (!held) {
      this.#segments.set(segment, { entries: 1, last: no, newestAt: receivedAt })
      return
    }
    held.entries += 1
    held.last = Math.max(held.last, no)
    held.newestAt = Math.max(held.newestAt, receivedAt)
  }

  /** One entry less; segments are given up whole, so what remains of the rest does not matter. */
  remove(segment: number): void {
    const held = this.#segments.get(segment)
    if (!held) return
    held.entries -= 1
    if (held.entries === 0) this.#segments.delete(segment)
  }
}
