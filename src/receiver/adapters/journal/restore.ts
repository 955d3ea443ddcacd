import type { Entry } from '../../domain/entry.ts'
import type { KeptEntry, Restored } from '../../inbox.ts'
import { arrivalOfKept } from '../../restoring.ts'
import { entryLine, highestNo, outOfNumbers } from './entry-line.ts'
import { codes, column, digestBytes } from './entry-row.ts'
import type { Journal } from './journal.ts'
import { isLate, repeatedBy } from './order-chain.ts'

interface Parts {
  journal: Journal
  idOf: (no: number) => string
  /** The number in an id that this journal gave, or could have given; 0 for any other. */
  ownNoOf: (id: string) => number
}

/** Puts an entry of a backup back; resolves once all of its lines are on disk. */
export function createRestore({ journal, idOf, ownNoOf }: Parts) {
  function place(kept: KeptEntry): { no: number; isNew: boolean; stale: boolean } {
    const { index } = journal
    const arrival = arrivalOfKept(kept)
    const own = ownNoOf(kept.entry.id)
    const stale = kept.entry.flags.includes('stale')
    if (own > 0 && index.table.has(own) && isSame(own, kept, arrival.digest))
      return { no: own, isNew: false, stale }
    if (own > index.table.last) return { no: own, isNew: true, stale }
    const key = {
      store: arrival.storeCode,
      wire: arrival.wireEvent,
      order: arrival.orderId,
      reason: arrival.reason,
      digest: arrival.digest.subarray(0, digestBytes),
    }
    const found = index.placeOf(key)
    const repeated = repeatedBy(index, arrival, found)
    if (repeated > 0) return { no: repeated, isNew: false, stale }
    if (index.table.last === highestNo) throw outOfNumbers()
    return { no: index.table.last + 1, isNew: true, stale: stale || isLate(index, arrival, found) }
  }

  /** A journal that went on after the backup was made gives its numbers to others. */
  function isSame(no: number, { entry }: KeptEntry, digest: Buffer): boolean {
    const { table } = journal.index
    const receivedAt = table.f64(no, column.receivedAt)
    return (
      receivedAt === Date.parse(entry.receivedAt) &&
      table.holds(no, column.digest, digest.subarray(0, digestBytes))
    )
  }

  return async function restore(kept: KeptEntry): Promise<Restored> {
    await journal.recovered()
    const { no, isNew, stale } = place(kept)
    const keeping: Promise<void>[] = []
    if (isNew) {
      // What lies below an inbox that begins here was dropped: nobody is to look for it.
      if (journal.index.table.last === 0) journal.index.dropThrough(no - 1)
      const line = entryLine(arrivalOfKept(kept), { no, id: idOf(no), stale })
      keeping.push(journal.keep(line, (position) => journal.index.add(line, position)))
    }
    keeping.push(...makeGood(no, kept, isNew))
    await Promise.all(keeping)
    return { id: idOf(no), outcome: isNew ? 'restored' : 'known' }
  }

  /** What came behind the entry: receipts, and how its handlers stand. Of one that was there, only what is missing. */
  function makeGood(no: number, { entry }: KeptEntry, isNew: boolean): Promise<void>[] {
    const { table } = journal.index
    const keeping = keepReceipts(no, entry)
    const { state, runs, lastError: error, nextRunAt } = entry.handler
    const untouched = table.u16(no, column.runs) === 0 && table.u8(no, column.handler) === waiting
    if (state === 'none' || (state === 'waiting' && runs === 0) || !(isNew || untouched)) return keeping
    const outcome = { state, runs, error, nextRunAt: nextRunAt === null ? null : Date.parse(nextRunAt) }
    const line = { kind: 'run', no, state, runs, error, next: outcome.nextRunAt } as const
    keeping.push(journal.keep(line, () => journal.index.setRun(no, outcome)))
    return keeping
  }

  /** Those that are missing, in one line: an order can have come a hundred thousand times. */
  function keepReceipts(no: number, { receivedAt, receipts }: Entry): Promise<void>[] {
    const times = receipts - journal.index.table.u32(no, column.receipts)
    if (times <= 0) return []
    const line = { kind: 'receipt', no, at: Date.parse(receivedAt), ...(times > 1 && { times }) } as const
    return [journal.keep(line, () => journal.index.addReceipt(no, times))]
  }
}

const waiting = codes.handler.indexOf('waiting')
