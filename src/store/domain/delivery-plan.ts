import type { Delivery } from './delivery.ts'
import { plannedAttempts } from './planned-attempts.ts'
import { nextAttemptAt, type RetryAnchor, type RetryProfile } from './retry-profile.ts'

/** `not_needed`: the delivery has ended before it; its time is when it would have fallen. */
export type PlannedAttemptState = 'made' | 'next' | 'planned' | 'not_needed'

export interface PlannedAttempt {
  /** From 1. */
  n: number
  /** Milliseconds since 1970. */
  at: number
  state: PlannedAttemptState
}

export interface DeliveryPlan {
  attempts: PlannedAttempt[]
  /** What is left of it if every further attempt fails. */
  ifAllFail: {
    /** The last attempt's begin, in milliseconds since 1970; null once the delivery has ended. */
    endsAt: number | null
    attemptsLeft: number
  }
}

interface DeliveryFacts {
  delivery: Delivery
  /** When its attempts began, in milliseconds since 1970. */
  madeAt: readonly number[]
  profile: RetryProfile
  anchor: RetryAnchor
}

/** All attempts that the profile has for the delivery, with their real or expected times. */
export function deliveryPlan({ delivery, madeAt, profile, anchor }: DeliveryFacts): DeliveryPlan {
  const hasEnded = delivery.state !== 'waiting'
  const nextAt = hasEnded ? wouldBeNextAt({ delivery, madeAt, profile, anchor }) : delivery.nextAttemptAt
  const coming = plannedAttempts({ ...delivery, nextAttemptAt: nextAt }, profile, anchor)
  const stateOf = (index: number): PlannedAttemptState => {
    if (hasEnded) return 'not_needed'
    return index === 0 ? 'next' : 'planned'
  }
  return {
    attempts: [
      ...madeAt.map((at, index): PlannedAttempt => ({ n: index + 1, at, state: 'made' })),
      ...coming.map((at, index) => ({ n: madeAt.length + index + 1, at, state: stateOf(index) })),
    ],
    ifAllFail: hasEnded
      ? { endsAt: null, attemptsLeft: 0 }
      : { endsAt: coming.at(-1) ?? null, attemptsLeft: coming.length },
  }
}

function wouldBeNextAt({ delivery, madeAt, profile, anchor }: DeliveryFacts): number | null {
  const [firstAttemptAt, lastAttemptAt] = [madeAt[0], madeAt.at(-1)]
  if (firstAttemptAt === undefined || lastAttemptAt === undefined) return delivery.createdAt
  return nextAttemptAt({ profile, anchor, failed: madeAt.length, firstAttemptAt, lastAttemptAt })
}
