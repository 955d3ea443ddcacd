import type { Fields } from '../../../../../receiver/domain/fields.ts'
import { addressFacts, customerFacts } from './customer-facts.ts'
import { cut, type Fact, joined, shown } from './fact.ts'
import { kindOf, type Loose } from './order-body.ts'

export interface Facts {
  order: Fact[]
  customer: Fact[]
  shippingAddress: Fact[]
  billingAddress: Fact[]
  more: Fact[]
}

/** Read from the body itself, so that a body that is off the schema is shown as well; `fields` for what needs a reading. */
export function factsOf(order: Loose, fields: Fields | null): Facts {
  return {
    order: [
      numberFact(order),
      statusFact(order, fields),
      shipmentFact(order),
      createdFact(order),
      currencyFact(order),
    ],
    customer: customerFacts(order, fields),
    shippingAddress: addressFacts(order.shipping_address),
    billingAddress: addressFacts(order.billing_address),
    more: moreFacts(order),
  }
}

function numberFact({ id }: Loose): Fact {
  const label = 'Order'
  if (typeof id !== 'number')
    return { label, value: shown(id), odd: `The id is ${kindOf(id)}, not an integer` }
  if (!Number.isSafeInteger(id)) {
    return {
      label,
      value: String(id),
      odd: 'JavaScript cannot hold this id exactly: see Fidelity for the one that was sent',
    }
  }
  return { label, value: String(id), odd: id > 0 ? undefined : 'An id is above 0' }
}

const paymentWords: Record<string, string> = {
  pending_payment: 'Pending payment',
  paid: 'Paid',
  canceled: 'Canceled',
  abandoned: 'Abandoned',
}

function statusFact(order: Loose, fields: Fields | null): Fact {
  const label = 'Payment'
  const written = [order.status_enum, order.status, order.status_name].find(
    (text) => typeof text === 'string',
  )
  if (written === undefined) return { label, value: shown(order.status), odd: 'The status is missing' }
  const word = paymentWords[fields?.status ?? written.toLowerCase().replaceAll(' ', '_')]
  if (!word) {
    const odd = 'The kit does not know this status: it may be a translation'
    // Nobody has read the status of a body that is off the schema.
    return { label, value: shown(written), odd: fields ? odd : undefined }
  }
  const own =
    typeof order.status === 'string' && order.status !== word ? ` (written “${cut(order.status)}”)` : ''
  return { label, value: `${word}${own}` }
}

const shipmentWords = [
  'unfulfilled',
  'requested',
  'in_transit',
  'delivered',
  'failed',
  'pickup_available',
  'fulfilled',
]

function shipmentFact(order: Loose): Fact {
  const label = 'Shipment'
  const word = order.shipment_status_enum
  if (typeof word === 'string') {
    const known = shipmentWords.includes(word)
    return {
      label,
      value: cut(word.replaceAll('_', ' ')),
      odd: known ? undefined : 'A shipment status that is not documented',
    }
  }
  return { label, value: shown(order.shipment_status ?? order.fulfillment_status) }
}

function createdFact({ created_at: created }: Loose): Fact {
  const label = 'Created'
  if (typeof created !== 'string') return { label, value: shown(created), odd: 'There is no created_at' }
  const isTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/.test(created)
  return {
    label,
    value: cut(created),
    odd: isTime ? undefined : 'Not one of the forms in which Jumpseller writes times',
  }
}

function currencyFact({ currency }: Loose): Fact {
  const label = 'Currency'
  if (typeof currency !== 'string' || currency === '') {
    return {
      label,
      value: shown(currency),
      odd: 'The currency is missing: amounts have no meaning without it',
    }
  }
  const known = Intl.supportedValuesOf('currency').includes(currency)
  return { label, value: cut(currency), odd: known ? undefined : 'Not a currency of ISO 4217' }
}

function moreFacts(order: Loose): Fact[] {
  const told: [string, unknown][] = [
    ['Paid by', order.payment_method_name],
    ['Shipped by', order.shipping_method_name],
    ['Paid at', order.completed_at],
    ['Tracking', joined([order.tracking_company, order.tracking_number])],
    ['Note', order.additional_information],
  ]
  return told.map(([label, value]) => ({ label, value: shown(value) })).filter(({ value }) => value !== null)
}
