import type { Entry } from '../../../../receiver/domain/entry.ts'
import type { Fields } from '../../../../receiver/domain/fields.ts'
import type { OrderView } from '../../../../receiver/http/views.ts'
import type { WholeDeliveryView } from '../../../../store/index.ts'
import { ApiError, receiver, store } from '../../api.ts'
import { orderFilter } from './order-filter.ts'

/** One order as both halves know it. */
export interface KnownBothSides {
  /** Null where the receiver has nothing of it. */
  order: OrderView | null
  /** Newest first. */
  entries: Entry[]
  /** By the ids of the newest entries; null where the body is no order. */
  fields: ReadonlyMap<string, Fields | null>
  /** Null where no store runs in this process. */
  deliveries: WholeDeliveryView[] | null
  /** Whether there is more than what is asked for here. */
  isCut: boolean
}

const mostEntries = 200
const mostFields = 50
const mostDeliveries = 100
const askedAtOnce = 6
/** The store numbers its orders itself, and never gets this far; the receiver takes whatever comes. */
const largestOfStore = 999_999_999_999_999

/** Keeps what does not change from one time of asking to the next. */
export function createOrderLoader(id: number, storeCode: string | undefined) {
  const fieldsOf = new Map<string, Fields | null>()
  const whole = new Map<string, WholeDeliveryView>()

  async function fields(entries: readonly Entry[]): Promise<ReadonlyMap<string, Fields | null>> {
    const missing = entries.slice(0, mostFields).filter((entry) => !fieldsOf.has(entry.id))
    await inTurns(missing, async (entry) => {
      fieldsOf.set(entry.id, (await receiver.entry(entry.id)).fields)
    })
    return new Map(fieldsOf)
  }

  async function deliveries(): Promise<{ all: WholeDeliveryView[]; isCut: boolean }> {
    if (id > largestOfStore) return { all: [], isCut: false }
    const page = await store.deliveries({ order: id, limit: mostDeliveries })
    const all = await inTurns(page.deliveries, async (delivery) => {
      const key = `${delivery.id} ${delivery.state} ${delivery.attemptCount}`
      const known = whole.get(key) ?? (await store.delivery(delivery.id)).delivery
      whole.set(key, known)
      return known
    })
    return { all, isCut: page.next !== null }
  }

  return async function load(hasStore: boolean): Promise<KnownBothSides> {
    const q = orderFilter(id, storeCode)
    const [page, sent] = await Promise.all([
      receiver.entries({ q, limit: mostEntries }),
      hasStore ? deliveries() : null,
    ])
    return {
      // Not asked for in vain: browsers write every 404 on their console.
      order: page.entries.length > 0 ? await orderOrNull(id, storeCode) : null,
      entries: page.entries,
      fields: await fields(page.entries),
      deliveries: sent?.all ?? null,
      isCut: page.next !== null || sent?.isCut === true,
    }
  }
}

async function orderOrNull(id: number, storeCode: string | undefined): Promise<OrderView | null> {
  try {
    return await receiver.order(id, storeCode)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

/** What each is answered, in their order, a few asked at once: a browser opens no more connections anyway. */
async function inTurns<T, R>(those: readonly T[], ask: (each: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let from = 0; from < those.length; from += askedAtOnce) {
    answers.push(...(await Promise.all(those.slice(from, from + askedAtOnce).map(ask))))
  }
  return answers
}
