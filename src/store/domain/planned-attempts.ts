import type { Delivery } from './delivery.ts'
import { nextAttemptAt, type RetryAnchor, type RetryProfile } from './retry-profile.ts'

/** When the further attempts of a delivery fall if all of them fail, in milliseconds since 1970. */
export function plannedAttempts(delivery: Delivery, profile: RetryProfile, anchor: RetryAnchor): number[] {
  const times: number[] = []
  let at = delivery.nextAttemptAt
  while (at !== null) {
    times.push(at)
    at = nextAttemptAt({
      profile,
      anchor,
      failed: delivery.attempts + times.length,
      firstAttemptAt: delivery.firstAttemptAt ?? times[0] ?? at,
      lastAttemptAt: at,
    })
  }
  return times
}
