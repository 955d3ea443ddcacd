/**
 * A histogram in plain numbers: a value costs a short search and two additions, since values are counted on the
 * way of every request. prom-client reads it when it is asked.
 */
export class Buckets {
  /** Upper bounds, rising; the last bucket has none. */
  readonly bounds: readonly number[]
  /** By bucket, not summed up. */
  readonly counts: number[]
  sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = new Array(bounds.length + 1).fill(0)
  }

  add(value: number): void {
    const { bounds, counts } = this
    let bucket = 0
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket += 1
    counts[bucket] = (counts[bucket] as number) + 1
    this.sum += value
  }
}
