import { type EventName, formatOrderTime } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import { chanceOf } from './domain/chance.ts'
import { checkGiven, completeGiven, type GivenOrder } from './domain/given-order.ts'
import { isCurrency } from './domain/money.ts'
import { orderAfterStep, type StepDetails, shipmentFields, type Tracking } from './domain/order-changes.ts'
import { writeOrderBody } from './domain/order-json.ts'
import { type OrderStep, takeStep } from './domain/order-life.ts'
import type { HistoryEntry, OrderRecord } from './domain/order-record.ts'
import { type OrderUpdate, planUpdate, refuseStep, stepsToStatus } from './domain/order-update.ts'
import { plausibleMarket, plausibleOrder } from './domain/plausible-order.ts'
import { accept, type Result, refuse } from './domain/refusals.ts'
import type { Ids } from './ids.ts'
import type { StoreState } from './ports.ts'
import type { Raise } from './raise.ts'

export interface NewOrder {
  /** The same seed draws the same order, but for its id and times. Left out: the store's own seed and the id. */
  seed?: string | number | undefined
  /** ISO 4217. Left out: by chance. */
  currency?: string | undefined
  /** What the order must say; the rest is drawn. Id, times and statuses are always the store's. */
  given?: GivenOrder | undefined
}

export interface Orders {
  /** Creates the order and takes the steps to the status that `given` names. */
  create(order?: NewOrder): Promise<Result<OrderRecord>>
  /** Refuses with `order_unknown` or `step_illegal`, the latter naming the legal steps. */
  step(id: number, step: Exclude<OrderStep, 'create'>, tracking?: Tracking): Promise<Result<OrderRecord>>
  /** What the vendor's PUT may change; a status or shipment status takes the step that leads there. */
  update(id: number, changes: GivenOrder): Promise<Result<OrderRecord>>
  get(id: number): OrderRecord | undefined
  /** Oldest first. */
  all(): OrderRecord[]
  addHistory(id: number, message: string): Promise<Result<HistoryEntry>>
}

interface Parts {
  state: StoreState
  clock: Clock
  ids: Ids
  raise: Raise
  storeCode: string
  seed: string | number
}

const saidInHistory: Readonly<Record<OrderStep, string>> = {
  create: 'Order created.',
  pay: 'Order paid.',
  ship: 'Order shipped.',
  cancel: 'Order canceled.',
}

export function createOrders({ state, clock, ids, raise, storeCode, seed }: Parts): Orders {
  function draw({ seed: asked, currency, given = {} }: NewOrder): Result<OrderRecord> {
    const id = ids.peek('order')
    const chance = chanceOf(asked ?? `${seed}/${id}`)
    const market = plausibleMarket(chance, isCurrency(given.currency) ? given.currency : currency)
    const plausible = plausibleOrder(chance, market, { id, now: clock.now(), storeCode })
    const order = completeGiven(given, plausible, market)
    if (!order.ok) return order
    return accept({ id, state: 'none', language: market.language, order: order.value, history: [] })
  }

  function take(record: OrderRecord, step: OrderStep, details: StepDetails = {}): OrderRecord {
    const taken = takeStep(record.state, step)
    if (!taken.ok) throw new Error(`${step} was not checked against ${record.state}`)
    const chance = chanceOf(`${seed}/${record.id}/${step}`)
    const order = orderAfterStep(record, step, { now: clock.now(), chance, ...details })
    const history = [...record.history, entryOf(record, saidInHistory[step])]
    return keepAndRaise({ ...record, state: taken.state, order, history }, taken.events)
  }

  function keepAndRaise(record: OrderRecord, events: readonly EventName[]): OrderRecord {
    state.orders.put(record)
    const body = writeOrderBody(record.order)
    for (const event of events) raise(event, body, record.id)
    return record
  }

  function entryOf(record: OrderRecord, message: string): HistoryEntry {
    return { id: record.history.length + 1, message, created_at: formatOrderTime(clock.now()) }
  }

  function applyUpdate(record: OrderRecord, { fields, steps, shipment }: OrderUpdate): OrderRecord {
    let current: OrderRecord = { ...record, order: { ...record.order, ...fields } }
    state.orders.put(current)
    for (const step of steps) current = take(current, step, { shipment })
    if (shipment === undefined || steps.includes('ship')) return current
    const order = { ...current.order, ...shipmentFields(current.language, shipment) }
    return keepAndRaise({ ...current, order }, ['order_updated'])
  }

  async function saved<T>(value: T): Promise<Result<T>> {
    await state.saved()
    return accept(value)
  }

  return {
    async create(order = {}) {
      const { given = {}, currency } = order
      const refusal = currency !== undefined && !isCurrency(currency) ? refuse('currency_invalid') : undefined
      const unfit = refusal ?? checkGiven(given)
      if (unfit) return unfit
      const steps = stepsToStatus(given.status)
      if (!steps) return refuse('status_unknown', 'an order is made as Pending Payment, Paid or Canceled')
      const drawn = draw(order)
      if (!drawn.ok) return drawn
      ids.take('order')
      return saved(steps.reduce<OrderRecord>((record, step) => take(record, step), drawn.value))
    },
    async step(id, step, tracking) {
      const record = state.orders.get(id)
      if (!record) return refuse('order_unknown')
      if (!takeStep(record.state, step).ok) return refuseStep(record.state, step)
      return saved(take(record, step, { tracking }))
    },
    async update(id, changes) {
      const record = state.orders.get(id)
      if (!record) return refuse('order_unknown')
      const update = planUpdate(record, changes)
      return update.ok ? saved(applyUpdate(record, update.value)) : update
    },
    get: (id) => state.orders.get(id),
    all: () => [...state.orders.values()],
    async addHistory(id, message) {
      const record = state.orders.get(id)
      if (!record) return refuse('order_unknown')
      const entry = entryOf(record, message)
      state.orders.put({ ...record, history: [...record.history, entry] })
      return saved(entry)
    },
  }
}
