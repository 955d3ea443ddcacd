import { StorageError } from '../../inbox.ts'

export interface BatchesOptions<Item, Answer> {
  /** Writes a batch; answers for each item, in their order. */
  write: (items: readonly Item[]) => Promise<readonly Answer[]>
  /** Items of one key are written one after the other, in their order, and never in one batch. */
  keyOf: (item: Item) => string
  /** Takes a second item of a key into the first, when both can be one; answers what the second is told. */
  fold?: (first: Item, second: Item) => ((answer: Answer) => Answer) | undefined
  /** Bytes that an item takes up, nearly. */
  bytesOf: (item: Item) => number
  /** Whether an error is about one of the items, so that the others are to be tried without it. */
  isRefusal: (error: unknown) => boolean
  /** Items a batch, at most. */
  limit: number
  /** Batches under way at once. */
  underWay: number
}

interface Waiting<Item, Answer> {
  item: Item
  key: string
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/** Gathers what comes while a write is under way, so that it shares the next one. */
export interface Batches<Item, Answer> {
  add(item: Item): Promise<Answer>
  /** Resolves when nothing waits and nothing is under way. */
  drained(): Promise<void>
}

/** So much of the queue is looked through for a batch: many of one key must not make it quadratic. */
const lookAhead = 4
const bytesABatch = 16 * 2 ** 20
const bytesWaiting = 256 * 2 ** 20

export function createBatches<Item, Answer>(options: BatchesOptions<Item, Answer>): Batches<Item, Answer> {
  const { write, keyOf, fold, bytesOf, isRefusal, limit, underWay } = options
  /** Of the batches under way. */
  const busy = new Set<string>()
  let queue: Waiting<Item, Answer>[] = []
  let queuedBytes = 0
  let writing = 0
  let scheduled = false
  const drains: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(begin)
  }

  function begin(): void {
    scheduled = false
    while (writing < underWay && queue.length > 0) {
      const batch = nextBatch()
      if (batch.length === 0) return
      void writeBatch(batch)
    }
  }

  async function writeBatch(batch: Waiting<Item, Answer>[]): Promise<void> {
    writing += 1
    for (const { key } of batch) busy.add(key)
    await settle(batch)
    for (const { key } of batch) busy.delete(key)
    writing -= 1
    if (queue.length > 0) schedule()
    else if (writing === 0) for (const letGo of drains.splice(0)) letGo()
  }

  function nextBatch(): Waiting<Item, Answer>[] {
    const batch = new Map<string, Waiting<Item, Answer>>()
    const left: Waiting<Item, Answer>[] = []
    const end = Math.min(queue.length, limit * lookAhead)
    let bytes = 0
    let place = 0
    for (; place < end && batch.size < limit && bytes < bytesABatch; place++) {
      const waiting = queue[place] as Waiting<Item, Answer>
      const first = batch.get(waiting.key)
      if (!first && !busy.has(waiting.key)) {
        batch.set(waiting.key, waiting)
        bytes += bytesOf(waiting.item)
      } else if (!first || !joined(first, waiting)) left.push(waiting)
    }
    queue = left.concat(queue.slice(place))
    queuedBytes = queue.reduce((sum, { item }) => sum + bytesOf(item), 0)
    return [...batch.values()]
  }

  function joined(first: Waiting<Item, Answer>, second: Waiting<Item, Answer>): boolean {
    const told = fold?.(first.item, second.item)
    if (!told) return false
    const { resolve, reject } = first
    first.resolve = (answer) => {
      resolve(answer)
      second.resolve(told(answer))
    }
    first.reject = (error) => {
      reject(error)
      second.reject(error)
    }
    return true
  }

  async function settle(batch: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map(({ item }) => item))
      for (const [place, { resolve }] of batch.entries()) resolve(answers[place] as Answer)
    } catch (error) {
      if (batch.length === 1 || !isRefusal(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      // One of them is refused: halves find it without harm to the rest.
      const middle = batch.length >> 1
      await settle(batch.slice(0, middle))
      await settle(batch.slice(middle))
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        const bytes = bytesOf(item)
        if (queuedBytes + bytes > bytesWaiting) {
          reject(new StorageError('The database does not keep up: too many requests wait for it.'))
          return
        }
        queuedBytes += bytes
        queue.push({ item, key: keyOf(item), resolve, reject })
        schedule()
      }),
    drained: () =>
      new Promise((resolve) => {
        if (queue.length === 0 && writing === 0) resolve()
        else drains.push(resolve)
      }),
  }
}
