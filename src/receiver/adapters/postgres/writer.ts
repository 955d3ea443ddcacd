import type { Pool } from 'pg'
import type { Arrival, Receipt } from '../../inbox.ts'
import type { Flushes } from '../../measures/flushes.ts'
import { type Answered, answersOf, appendQuery, fold, type Judged, judged, keyOf } from './append-batch.ts'
import { createBatches } from './batches.ts'
import type { Told } from './feed.ts'
import type { Months } from './months.ts'
import type { Names } from './names.ts'
import { createStaging } from './staging.ts'
import { isRefusal, lacksPartition, storageError } from './storage-fault.ts'

export interface WriterOptions {
  names: Names
  pool: () => Pool
  months: Months
  /** This process, as it is called in notifications. */
  by: string
  idOf: (no: number) => string
  batchesUnderWay: number
  /** Resolves when the listeners know. */
  tell: (told: Told) => Promise<void>
  flushes: Flushes
  /** Called after every batch: undefined when it was kept. */
  onOutcome: (failure: Error | undefined) => void
}

/** Appends in batches: what comes while one is on its way to the disk shares the next. */
export interface Writer {
  append(arrival: Arrival): Promise<Receipt>
  drained(): Promise<void>
}

/** Keeps the changed numbers of a batch within the 8,000 bytes of a notification. */
const arrivalsABatch = 256
/** What an arrival takes beside its body, nearly. */
const bytesBeside = 1_024

export function createWriter(options: WriterOptions): Writer {
  const { names, pool, months, by, idOf, tell, flushes, onOutcome } = options

  const staging = createStaging()

  async function send(batch: readonly Judged[]): Promise<Answered[]> {
    await months.make(batch.map(({ arrival }) => arrival.receivedAt))
    const memory = staging.take()
    try {
      const query = appendQuery(batch, { names, by, allocate: memory.allocate })
      const { rows } = await pool().query<[string]>(query)
      return answersOf(rows[0]?.[0] ?? '')
    } finally {
      staging.giveBack(memory)
    }
  }

  async function sendToPartition(batch: readonly Judged[]): Promise<Answered[]> {
    try {
      return await send(batch)
    } catch (error) {
      if (!lacksPartition(error)) throw error
      months.forget()
      return send(batch)
    }
  }

  async function write(batch: readonly Judged[]): Promise<Receipt[]> {
    const begun = performance.now()
    const answers = await sendToPartition(batch)
    flushes.seconds.add((performance.now() - begun) / 1_000)
    flushes.sizes.add(batch.length)
    const added = answers.filter(({ duplicate }) => !duplicate).map(({ no }) => no)
    await tell({
      upTo: Math.max(0, ...added),
      changed: answers.filter(({ duplicate }) => duplicate).map(({ no }) => no),
    })
    return answers.map(({ no, duplicate, stale }) => ({ id: idOf(no), duplicate, stale }))
  }

  const batches = createBatches<Judged, Receipt>({
    write,
    keyOf,
    fold,
    bytesOf: ({ arrival }) => arrival.body.length + bytesBeside,
    isRefusal,
    limit: arrivalsABatch,
    underWay: options.batchesUnderWay,
  })

  return {
    append: (arrival) =>
      batches.add(judged(arrival)).then(
        (receipt) => {
          onOutcome(undefined)
          return receipt
        },
        (error) => {
          const failure = storageError(error)
          if (!isRefusal(error)) onOutcome(failure)
          throw failure
        },
      ),
    drained: batches.drained,
  }
}
