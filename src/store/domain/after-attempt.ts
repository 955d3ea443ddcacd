import type { AttemptOutcome } from './attempt.ts'
import type { Delivery } from './delivery.ts'
import type { HookRecord } from './hook.ts'
import { nextAttemptAt, type RetryAnchor, type RetryProfile } from './retry-profile.ts'

interface AttemptMade {
  /** As it stood before the attempt. */
  delivery: Delivery
  /** As it stands when the attempt has ended: it may have been deleted meanwhile. */
  hook: HookRecord
  outcome: AttemptOutcome
  /** Milliseconds since 1970. */
  startedAt: number
  /** Milliseconds since 1970: the attempt's end. */
  now: number
  profile: RetryProfile
  anchor: RetryAnchor
}

interface AttemptsEffect {
  delivery: Delivery
  hook: HookRecord
  /** Whether this attempt ended the hook: its other waiting deliveries are then dropped. */
  hookEnded: boolean
}

/** What an attempt does to its delivery and to its hook. */
export function afterAttempt(made: AttemptMade): AttemptsEffect {
  const { delivery, hook, startedAt, now } = made
  const counted: Delivery = {
    ...delivery,
    attempts: delivery.attempts + 1,
    firstAttemptAt: delivery.firstAttemptAt ?? startedAt,
    lastAttemptAt: startedAt,
  }
  if (made.outcome === 'delivered') {
    return {
      delivery: { ...counted, state: 'delivered', nextAttemptAt: null, endedAt: now },
      hook: hook.consecutiveFailures === 0 ? hook : { ...hook, consecutiveFailures: 0 },
      hookEnded: false,
    }
  }
  return afterFailure(made, counted)
}

function afterFailure(
  { hook, startedAt, now, profile, anchor }: AttemptMade,
  delivery: Delivery,
): AttemptsEffect {
  const next = nextAttemptAt({
    profile,
    anchor,
    failed: delivery.attempts,
    firstAttemptAt: delivery.firstAttemptAt ?? startedAt,
    lastAttemptAt: startedAt,
  })
  const failing = { ...hook, consecutiveFailures: hook.consecutiveFailures + 1 }
  const hookEnded = hook.state === 'active' && endsHook(profile, failing, next)
  const after: HookRecord = hookEnded ? { ...failing, state: profile.hookBecomes, endedAt: now } : failing
  if (next !== null && after.state === 'active') {
    return { delivery: { ...delivery, state: 'waiting', nextAttemptAt: next }, hook: after, hookEnded }
  }
  const state = next === null ? 'exhausted' : 'dropped'
  return { delivery: { ...delivery, state, nextAttemptAt: null, endedAt: now }, hook: after, hookEnded }
}

function endsHook(profile: RetryProfile, hook: HookRecord, next: number | null): boolean {
  const rule = profile.hookEnds
  return rule.on === 'exhausted' ? next === null : hook.consecutiveFailures >= rule.count
}
