/** Numbers out of many chains, the highest first: a heap, so that a step costs little however many there are. */
export class NewestFirst {
  readonly #heap: number[]

  constructor(numbers: Iterable<number>) {
    // What is sorted is a heap.
    this.#heap = [...Uint32Array.from(numbers).sort().reverse()]
  }

  /** 0 when none is left. */
  get first(): number {
    return this.#heap[0] ?? 0
  }

  /** Puts a number in the place of the first, which is not lower; none takes it out. */
  replaceFirst(number: number | undefined): void {
    const last = number ?? (this.#heap.pop() as number)
    if (this.#heap.length > 0) this.#sink(last)
  }

  #sink(number: number): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const higher = (heap[left + 1] ?? 0) > (heap[left] ?? 0) ? left + 1 : left
      if ((heap[higher] ?? 0) <= number) break
      heap[at] = heap[higher] as number
      at = higher
    }
    heap[at] = number
  }
}
