/**
 * Works on a list with some at once, and tells the results in the list's order, each as soon as all before it are
 * there. One that is to be alone begins when all before it have ended, and ends before the next begins.
 */
export async function inOrder<T, R>(
  list: readonly T[],
  { atOnce, isAlone = () => false }: { atOnce: number; isAlone?: (item: T) => boolean },
  work: (item: T) => Promise<R>,
  tell: (result: R) => void,
): Promise<R[]> {
  const results: R[] = []
  const done = new Map<number, R>()
  const underWay = new Set<Promise<void>>()

  async function one(item: T, index: number): Promise<void> {
    done.set(index, await work(item))
    for (let next = done.get(results.length); next !== undefined; next = done.get(results.length)) {
      results.push(next)
      tell(next)
    }
  }

  for (const [index, item] of list.entries()) {
    const room = isAlone(item) ? 1 : atOnce
    while (underWay.size >= room) await Promise.race(underWay)
    const working = one(item, index)
    const ended = working.finally(() => underWay.delete(ended))
    underWay.add(ended)
    if (isAlone(item)) await ended
  }
  await Promise.all(underWay)
  return results
}
