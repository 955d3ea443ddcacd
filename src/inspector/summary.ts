import { validateBody } from '../contract/index.ts'
import { fieldsOf } from '../receiver/index.ts'
import type { Summary } from './api.ts'

type OrderSummary = Omit<Summary, 'hit'>

const nothing: OrderSummary = { number: null, status: null, customer: null, total: null, currency: null }

/** What a list shows of a parsed body. Of one that is off schema, whatever of it can be read. */
export function summaryOf(value: unknown): OrderSummary {
  const valid = validateBody(value)
  if (!valid.ok) return looseSummaryOf(value)
  const { id, status, customerName, customerEmail, total, currency } = fieldsOf(valid.body.order)
  return { number: id, status, customer: customerName ?? customerEmail, total, currency }
}

function looseSummaryOf(value: unknown): OrderSummary {
  const order = member(value, 'order')
  if (order === undefined) return nothing
  const customer = member(order, 'customer')
  return {
    number: numberOrNull(member(order, 'id')),
    status: textOrNull(member(order, 'status')),
    customer: textOrNull(member(customer, 'fullname')) ?? textOrNull(member(customer, 'email')),
    total: numberOrNull(member(order, 'total')),
    currency: textOrNull(member(order, 'currency')),
  }
}

function member(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null
  return isObject && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const longestText = 200

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : null
}
