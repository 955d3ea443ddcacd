import { createHash } from 'node:crypto'
import { createReadBack, type Kept, nothingKept, ReadFailed } from '../../certify/index.ts'
import type { OpenStage } from './open-stage.ts'

/** What the receiver has kept, held against what the store has told it. */
export interface KeptOrders {
  /** Orders that were read. */
  read: number
  /** Order ids with more entries than the store had something to tell. */
  doubled: number[]
  /** Order ids with fewer entries than the receiver has answered 2xx to. */
  missing: number[]
  wrongState: { orderId: number; is: string; shouldBe: string }[]
  /** Why an order could not be read, and the others were not tried; null where all were. */
  unreadable: string | null
}

interface Told {
  orderId: number
  /** Different events of different bodies: raised, and of those delivered. */
  raised: number
  delivered: number
  /** Null where the event that tells of it was not delivered. */
  state: string | null
}

const readsAtOnce = 16
/** For a receiver that works after its answer; one order that is wrong after it speaks for the others. */
const limits = { timeLimitMs: 5_000, patienceMs: 2_000, settleMs: 0 }

/** Reads every order of the incident through the template, in which `{order}` stands for its id. */
export async function readKeptOrders(open: OpenStage, template: string): Promise<KeptOrders> {
  const orders: KeptOrders = { read: 0, doubled: [], missing: [], wrongState: [], unreadable: null }
  const { read, until } = createReadBack({ template, limits, elapsed: () => performance.now() })
  const isClean = () => orders.doubled.length + orders.missing.length + orders.wrongState.length === 0
  const readOne = (told: Told) =>
    isClean() ? until(told.orderId, (kept) => isAsTold(told, kept)) : read(told.orderId)
  const all = whatWasTold(open)
  try {
    for (let at = 0; at < all.length; at += readsAtOnce) {
      const some = all.slice(at, at + readsAtOnce)
      const kept = await Promise.all(some.map(readOne))
      for (const [index, told] of some.entries()) compare(orders, told, kept[index] ?? nothingKept)
    }
  } catch (error) {
    // Thousands more would be waited for in vain.
    if (!(error instanceof ReadFailed)) throw error
    orders.unreadable = error.message
  }
  return orders
}

function isAsTold({ raised, delivered, state }: Told, { count, state: is }: Kept): boolean {
  const isCounted = count === null || (count >= delivered && count <= raised)
  return isCounted && (state === null || is === null || is === state)
}

function compare(orders: KeptOrders, told: Told, { count, state }: Kept): void {
  const { orderId, raised, delivered, state: shouldBe } = told
  orders.read += 1
  if (count !== null && count > raised) orders.doubled.push(orderId)
  if (count !== null && count < delivered) orders.missing.push(orderId)
  if (state !== null && shouldBe !== null && state !== shouldBe) {
    orders.wrongState.push({ orderId, is: state, shouldBe })
  }
}

function whatWasTold({ store, state }: OpenStage): Told[] {
  const delivered = new Set<number>()
  for (const { eventId, state: end } of store.deliveries.all()) {
    if (end === 'delivered') delivered.add(eventId)
  }
  const raised = new Map<number, { all: Set<string>; arrived: Set<string>; lastId: number }>()
  for (const { id, orderId, wireEvent, body } of state.events.values()) {
    if (orderId === null) continue
    const known = raised.get(orderId) ?? { all: new Set<string>(), arrived: new Set<string>(), lastId: id }
    raised.set(orderId, known)
    const identity = `${wireEvent} ${createHash('sha256').update(body).digest('hex')}`
    known.all.add(identity)
    if (delivered.has(id)) known.arrived.add(identity)
    known.lastId = id
  }
  return [...raised].map(([orderId, { all, arrived, lastId }]) => ({
    orderId,
    raised: all.size,
    delivered: arrived.size,
    state: delivered.has(lastId) ? (store.orders.get(orderId)?.state ?? null) : null,
  }))
}
