import { type Order, parseTime } from '../../../contract/index.ts'
import { legalSteps } from '../../domain/order-life.ts'
import type { OrderRecord } from '../../domain/order-record.ts'
import { timeText } from './time-text.ts'
import type { OrderSummaryView } from './views.ts'

export function orderSummaryView({ id, state, order }: OrderRecord): OrderSummaryView {
  return {
    id,
    state: state as OrderSummaryView['state'],
    status: order.status,
    paymentStatus: order.status_enum ?? null,
    shipmentStatus: order.shipment_status_enum ?? null,
    shipment: order.shipment_status ?? null,
    currency: order.currency ?? null,
    total: order.total ?? null,
    customerName: customerNameOf(order),
    customerEmail: order.customer?.email ?? null,
    createdAt: timeText(parseTime(order.created_at) ?? null),
    steps: legalSteps(state) as OrderSummaryView['steps'],
  }
}

function customerNameOf({ customer, shipping_address, billing_address }: Order): string | null {
  const name = [customer?.fullname, ...[shipping_address, billing_address].map(nameOf)].find(Boolean)
  return name ?? null
}

function nameOf(address: Order['shipping_address']): string {
  return [address?.name, address?.surname].filter(Boolean).join(' ')
}
