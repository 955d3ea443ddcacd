import { formatOrderTime, type Order } from '../../contract/index.ts'
import type { Chance } from './chance.ts'
import { marketOf } from './market.ts'
import type { OrderStep } from './order-life.ts'
import type { Language, OrderRecord } from './order-record.ts'
import {
  fulfillmentWords,
  type ShipmentStatus,
  type StatusEnum,
  shipmentWords,
  statusWords,
} from './order-words.ts'

/** How a parcel can be followed; null is a value, what is left out is drawn. */
export interface Tracking {
  tracking_number?: string | null
  tracking_company?: string | null
  tracking_url?: string | null
}

/** What a caller may say about a step. */
export interface StepDetails {
  tracking?: Tracking | undefined
  /** How far the parcel is after `ship`; left out: `fulfilled`. */
  shipment?: ShipmentStatus | undefined
}

interface StepFacts extends StepDetails {
  /** Milliseconds since 1970. */
  now: number
  chance: Chance
}

/** The order's fields after a step of its life. */
export function orderAfterStep(record: OrderRecord, step: OrderStep, facts: StepFacts): Order {
  const { order, language } = record
  switch (step) {
    case 'create':
      return { ...order, ...statusFields(language, 'pending_payment') }
    case 'pay':
      return { ...order, ...statusFields(language, 'paid'), completed_at: formatOrderTime(facts.now) }
    case 'ship':
      return {
        ...order,
        ...shipmentFields(language, facts.shipment ?? 'fulfilled'),
        ...parcelOf(order, facts),
      }
    case 'cancel':
      return { ...order, ...statusFields(language, 'canceled') }
  }
}

export function statusFields(language: Language, status: StatusEnum) {
  const word = statusWords[language][status]
  return { status: word, status_name: word, status_enum: status }
}

/** Any shipment status but `unfulfilled`, `requested` and `failed` means that the order is on its way or there. */
export function meansShipped(status: ShipmentStatus): boolean {
  return status !== 'unfulfilled' && status !== 'requested' && status !== 'failed'
}

export function shipmentFields(language: Language, status: ShipmentStatus) {
  return {
    fulfillment_status: fulfillmentWords[language][meansShipped(status) ? 'fulfilled' : 'unfulfilled'],
    shipment_status: shipmentWords[language][status],
    shipment_status_enum: status,
  }
}

function parcelOf(order: Order, { chance, tracking = {} }: StepFacts): Tracking {
  const number = String(chance.between(100_000_000, 999_999_999))
  return {
    tracking_url: order.tracking_url ?? null,
    tracking_company: order.tracking_company ?? marketOf(order.currency ?? '').carrier,
    tracking_number: order.tracking_number ?? number,
    ...tracking,
  }
}
