import type { Order } from '../../contract/index.ts'
import type { GivenOrder } from './given-order.ts'
import { meansShipped } from './order-changes.ts'
import { legalSteps, type OrderState, type OrderStep, takeStep } from './order-life.ts'
import type { OrderRecord } from './order-record.ts'
import { type ShipmentStatus, type StatusEnum, shipmentStatusOfText, statusOfText } from './order-words.ts'
import { accept, type Refusal, type Result, refuse } from './refusals.ts'

/** What a change by the vendor's PUT comes to. */
export interface OrderUpdate {
  /** Fields that are set before the steps are taken. */
  fields: Partial<Order>
  steps: readonly OrderStep[]
  /** How far the parcel is, when that changes: with the step `ship`, or without it, by Order Updated alone. */
  shipment: ShipmentStatus | undefined
}

const textFields = ['tracking_number', 'tracking_company', 'tracking_url', 'additional_information'] as const

/** Plans the whole change first, so that one illegal part leaves the order as it is. */
export function planUpdate(record: OrderRecord, changes: GivenOrder): Result<OrderUpdate> {
  const wrong = textFields.find((field) => !isTextOrAbsent(changes[field]))
  if (wrong) return refuse('body_malformed', `${wrong} is neither text nor null`)
  const status = statusOfText(changes.status)
  if (changes.status !== undefined && !status) return refuse('status_unknown', textOf(changes.status))
  const shipment = shipmentStatusOfText(changes.shipment_status)
  if (changes.shipment_status !== undefined && !shipment) {
    return refuse('status_unknown', textOf(changes.shipment_status))
  }
  const steps = [...stepsTo(record, status), ...stepsToShip(record, shipment)]
  const refusal = firstIllegal(record.state, steps)
  if (refusal) return refusal
  return accept({
    fields: Object.fromEntries(
      textFields.filter((field) => changes[field] !== undefined).map((field) => [field, changes[field]]),
    ),
    steps,
    shipment: shipment === record.order.shipment_status_enum ? undefined : shipment,
  })
}

/** The steps of a new order to the status it is made with; undefined when it cannot be made so. */
export function stepsToStatus(status: unknown): OrderStep[] | undefined {
  switch (status === undefined ? 'pending_payment' : statusOfText(status)) {
    case 'pending_payment':
      return ['create']
    case 'paid':
      return ['create', 'pay']
    case 'canceled':
      return ['create', 'cancel']
    default:
      return undefined
  }
}

const leadingTo: Readonly<Record<StatusEnum, OrderStep>> = {
  pending_payment: 'create',
  paid: 'pay',
  canceled: 'cancel',
  abandoned: 'create',
}

function stepsTo(record: OrderRecord, status: StatusEnum | undefined): OrderStep[] {
  return status === undefined || status === record.order.status_enum ? [] : [leadingTo[status]]
}

function stepsToShip(record: OrderRecord, shipment: ShipmentStatus | undefined): OrderStep[] {
  return shipment !== undefined && meansShipped(shipment) && record.state !== 'shipped' ? ['ship'] : []
}

function firstIllegal(from: OrderState, steps: readonly OrderStep[]): Refusal | undefined {
  let state = from
  for (const step of steps) {
    const taken = takeStep(state, step)
    if (!taken.ok) return refuseStep(state, step)
    state = taken.state
  }
  return undefined
}

/** Names the steps that are legal instead. */
export function refuseStep(state: OrderState, step: OrderStep): Refusal {
  const legal = legalSteps(state)
  const instead = legal.length === 0 ? 'no step is legal any more' : `legal are ${legal.join(', ')}`
  return refuse('step_illegal', `${step} from ${state}; ${instead}`)
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}

/** A value of any depth and kind has no text that is safe to make. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'what is no text'
}
