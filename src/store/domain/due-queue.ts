interface Due {
  id: number
  /** Milliseconds since 1970. */
  at: number
  /** Place in the order of coming: what is due at the same time goes first come, first served. */
  turn: number
}

/** What is due when, earliest first: a binary heap, so that ten thousand waiting cost no scan. */
export class DueQueue {
  #heap: Due[] = []
  #queued = new Map<number, Due>()
  #turns = 0

  get size(): number {
    return this.#queued.size
  }

  /** Queues the id, anew when it is queued already. */
  add(id: number, at: number): void {
    const due = { id, at, turn: this.#turns++ }
    this.#queued.set(id, due)
    this.#heap.push(due)
    this.#rise(this.#heap.length - 1)
  }

  /** Takes the id out; it stays in the heap until it comes up, and is passed over then. */
  remove(id: number): void {
    this.#queued.delete(id)
  }

  has(id: number): boolean {
    return this.#queued.has(id)
  }

  /** The earliest moment at which something is due; undefined when nothing is queued. */
  nextAt(): number | undefined {
    return this.#head()?.at
  }

  /** Takes out what is due first, if it is due by then. */
  take(now: number): number | undefined {
    const head = this.#head()
    if (!head || head.at > now) return undefined
    this.#pop()
    this.#queued.delete(head.id)
    return head.id
  }

  #head(): Due | undefined {
    let head = this.#heap[0]
    while (head && this.#queued.get(head.id) !== head) {
      this.#pop()
      head = this.#heap[0]
    }
    return head
  }

  #pop(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink(0)
  }

  #rise(from: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.#swapIfEarlier(place, parent)) return
      place = parent
    }
  }

  #sink(from: number): void {
    let place = from
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const child = this.#isEarlier(right, left) ? right : left
      if (!this.#swapIfEarlier(child, place)) return
      place = child
    }
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const [below, above] = [this.#heap[lower], this.#heap[upper]]
    if (!below || !above || !this.#isEarlier(lower, upper)) return false
    this.#heap[lower] = above
    this.#heap[upper] = below
    return true
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (!one || !other) return false
    return one.at < other.at || (one.at === other.at && one.turn < other.turn)
  }
}
