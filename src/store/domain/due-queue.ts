import { type Due, DueHeap, isEarlier } from './due-heap.ts'

/** As many that have gone are let lie at the list's begin, if they are not most of it. */
const mostBehind = 1_000

/**
 * What is due when, earliest first. Most come in the order in which they fall due, since deliveries are raised one
 * after the other and retries follow their attempts: those stand in a list, the others in a heap, so that neither
 * ten thousand waiting nor one among them cost a scan.
 */
export class DueQueue {
  #inOrder: Due[] = []
  /** Where the list begins. */
  #first = 0
  readonly #others = new DueHeap()
  readonly #queued = new Map<number, Due>()
  #turns = 0

  get size(): number {
    return this.#queued.size
  }

  /** Queues the id, anew when it is queued already. */
  add(id: number, at: number): void {
    this.remove(id)
    const due = { id, at, turn: this.#turns++, isOff: false }
    this.#queued.set(id, due)
    const last = this.#inOrder.at(-1)
    if (!last || last.at <= at) this.#inOrder.push(due)
    else this.#others.push(due)
  }

  /** Takes the id out; its place is passed over when it comes up. */
  remove(id: number): void {
    const due = this.#queued.get(id)
    if (!due) return
    due.isOff = true
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
    this.#pass(head)
    this.#queued.delete(head.id)
    return head.id
  }

  #head(): Due | undefined {
    for (;;) {
      const [one, other] = [this.#inOrder[this.#first], this.#others.top()]
      const head = one && other ? (isEarlier(one, other) ? one : other) : (one ?? other)
      if (!head?.isOff) return head
      this.#pass(head)
    }
  }

  #pass(head: Due): void {
    if (head !== this.#inOrder[this.#first]) {
      this.#others.pop()
      return
    }
    this.#first += 1
    if (
      this.#first === this.#inOrder.length ||
      this.#first > Math.max(mostBehind, this.#inOrder.length / 2)
    ) {
      this.#inOrder = this.#inOrder.slice(this.#first)
      this.#first = 0
    }
  }
}
