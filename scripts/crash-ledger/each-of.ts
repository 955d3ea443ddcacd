import { readsUnderWay } from './read-inbox.ts'

/** Does the work for each, several at once. */
export async function eachOf<T>(
  all: Iterable<T> | AsyncIterable<T>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for await (const one of all) {
    const done: Promise<void> = work(one).then(() => {
      underWay.delete(done)
    })
    underWay.add(done)
    if (underWay.size >= readsUnderWay) await Promise.race(underWay)
  }
  await Promise.all(underWay)
}
