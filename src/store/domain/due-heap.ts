export interface Due {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Place in the order of coming: what is due at the same time goes first come, first served. */
  readonly turn: number
  /** Taken out before it came up: to be passed over. */
  isOff: boolean
}

export function isEarlier(one: Due, other: Due): boolean {
  return one.at < other.at || (one.at === other.at && one.turn < other.turn)
}

/** A binary heap with the earliest at its top. */
export class DueHeap {
  #heap: Due[] = []

  top(): Due | undefined {
    return this.#heap[0]
  }

  push(due: Due): void {
    let place = this.#heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#heap[above]
      if (!parent || !isEarlier(due, parent)) break
      this.#heap[place] = parent
      place = above
    }
    this.#heap[place] = due
  }

  pop(): void {
    const due = this.#heap.pop()
    if (!due || this.#heap.length === 0) return
    let place = 0
    for (;;) {
      const [below, child] = this.#earlierChild(place)
      if (!child || !isEarlier(child, due)) break
      this.#heap[place] = child
      place = below
    }
    this.#heap[place] = due
  }

  #earlierChild(place: number): [number, Due | undefined] {
    const below = 2 * place + 1
    const [left, right] = [this.#heap[below], this.#heap[below + 1]]
    return left && right && isEarlier(right, left) ? [below + 1, right] : [below, left]
  }
}
