import { type EventName, formatOrderTime } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import { chanceOf } from './domain/chance.ts'
import { checkGiven, type GivenOrder } from './domain/given-order.ts'
import { IdList } from './domain/id-list.ts'
import { isCurrency } from './domain/money.ts'
import { orderAfterStep, type StepDetails, shipmentFields, type Tracking } from './domain/order-changes.ts'
import { writeOrderBody } from './domain/order-json.ts'
import { type OrderStep, stepsToEvent, takeStep } from './domain/order-life.ts'
import type { HistoryEntry, OrderRecord } from './domain/order-record.ts'
import { type OrderUpdate, planUpdate, refuseStep, stepsToStatus } from './domain/order-update.ts'
import { accept, type Result, refuse } from './domain/refusals.ts'
import { createDrawOrder, type NewOrder } from './draw-order.ts'
import type { Ids } from './ids.ts'
import type { StoreState } from './ports.ts'
import type { Raise, Raised } from './raise.ts'
import type { Reporter } from './reports.ts'

export interface Orders {
  /** Creates the order and takes the steps to the status that `given` names. */
  create(order?: NewOrder): Promise<Result<OrderRecord>>
  /** Refuses with `order_unknown` or `step_illegal`, the latter naming the legal steps. */
  step(id: number, step: Exclude<OrderStep, 'create'>, tracking?: Tracking): Promise<Result<OrderRecord>>
  /**
   * Makes a plausible order in a state that the event tells of, and raises that event alone, as if those of the
   * steps before had been raised long ago.
   */
  raiseNew(event: EventName): Promise<{ record: OrderRecord; raised: Raised }>
  /**
   * What the vendor's PUT may change; a status or shipment status takes the step that leads there. A change without
   * a step raises Order Updated.
   */
  update(id: number, changes: GivenOrder): Promise<Result<OrderRecord>>
  get(id: number): OrderRecord | undefined
  /** Oldest first. */
  all(): OrderRecord[]
  /** Newest first, those with a smaller id than `before`; only as many are looked at as are taken. */
  newest(before?: number): Iterable<OrderRecord>
  addHistory(id: number, message: string): Promise<Result<HistoryEntry>>
}

interface Parts {
  state: StoreState
  clock: Clock
  ids: Ids
  raise: Raise
  reporter: Reporter
  storeCode: string
  seed: string | number
}

const saidInHistory: Readonly<Record<OrderStep, string>> = {
  create: 'Order created.',
  pay: 'Order paid.',
  ship: 'Order shipped.',
  cancel: 'Order canceled.',
}

export function createOrders({ state, clock, ids, raise, reporter, storeCode, seed }: Parts): Orders {
  const draw = createDrawOrder({ clock, ids, storeCode, seed })
  const kept = new IdList()
  for (const { id } of state.orders.values()) kept.add(id)

  function take(record: OrderRecord, step: OrderStep, details: StepDetails = {}): OrderRecord {
    const { after, events } = afterStep(record, step, details)
    return keepAndRaise(after, events)
  }

  function afterStep(record: OrderRecord, step: OrderStep, details: StepDetails = {}) {
    const taken = takeStep(record.state, step)
    if (!taken.ok) throw new Error(`${step} was not checked against ${record.state}`)
    const chance = chanceOf(`${seed}/${record.id}/${step}`)
    const order = orderAfterStep(record, step, { now: clock.now(), chance, ...details })
    const history = [...record.history, entryOf(record, saidInHistory[step])]
    return { after: { ...record, state: taken.state, order, history }, events: taken.events }
  }

  function keepAndRaise(record: OrderRecord, events: readonly EventName[]): OrderRecord {
    keep(record)
    const body = writeOrderBody(record.order)
    for (const event of events) raise(event, body, record.id)
    return record
  }

  function keep(record: OrderRecord): void {
    if (!state.orders.get(record.id)) kept.add(record.id)
    state.orders.put(record)
    reporter.tell('order', record)
  }

  function* newest(before?: number): Generator<OrderRecord> {
    for (const id of kept.newest(before)) {
      const record = state.orders.get(id)
      if (record) yield record
    }
  }

  function entryOf(record: OrderRecord, message: string): HistoryEntry {
    return { id: record.history.length + 1, message, created_at: formatOrderTime(clock.now()) }
  }

  function applyUpdate(record: OrderRecord, { fields, steps, shipment }: OrderUpdate): OrderRecord {
    let current: OrderRecord = { ...record, order: { ...record.order, ...fields } }
    for (const step of steps) current = take(current, step, { shipment })
    if (shipment !== undefined && !steps.includes('ship')) {
      const order = { ...current.order, ...shipmentFields(current.language, shipment) }
      return keepAndRaise({ ...current, order }, ['order_updated'])
    }
    const isTold = steps.length > 0 || Object.keys(fields).length === 0
    return isTold ? current : keepAndRaise(current, ['order_updated'])
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
    async raiseNew(event) {
      const drawn = draw({})
      if (!drawn.ok) throw new Error(`the store refused an order of its own: ${drawn.detail}`)
      ids.take('order')
      const record = stepsToEvent(event).reduce((before, step) => afterStep(before, step).after, drawn.value)
      keep(record)
      const raised = raise(event, writeOrderBody(record.order), record.id)
      await state.saved()
      return { record, raised }
    },
    async update(id, changes) {
      const record = state.orders.get(id)
      if (!record) return refuse('order_unknown')
      const update = planUpdate(record, changes)
      return update.ok ? saved(applyUpdate(record, update.value)) : update
    },
    get: (id) => state.orders.get(id),
    all: () => [...state.orders.values()],
    newest,
    async addHistory(id, message) {
      const record = state.orders.get(id)
      if (!record) return refuse('order_unknown')
      const entry = entryOf(record, message)
      state.orders.put({ ...record, history: [...record.history, entry] })
      return saved(entry)
    },
  }
}
