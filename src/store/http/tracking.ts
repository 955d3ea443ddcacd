import type { Tracking } from '../domain/order-changes.ts'
import type { JsonObject } from './read-request.ts'

const fields = ['tracking_number', 'tracking_company', 'tracking_url'] as const

/** The tracking fields of a body; undefined when one is neither text nor null. */
export function trackingOf(body: JsonObject): Tracking | undefined {
  const tracking: Tracking = {}
  for (const field of fields) {
    const value = body[field]
    if (value === undefined) continue
    if (value !== null && typeof value !== 'string') return undefined
    tracking[field] = value
  }
  return tracking
}
