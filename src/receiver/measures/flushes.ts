import { Buckets } from './buckets.ts'

/** What an inbox tells of its ways to the disk: a sync of the journal, or a transaction of the database. */
export interface Flushes {
  seconds: Buckets
  /** Lines or arrivals that shared it. */
  sizes: Buckets
}

export function createFlushes(): Flushes {
  return {
    seconds: new Buckets([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]),
    sizes: new Buckets([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]),
  }
}
