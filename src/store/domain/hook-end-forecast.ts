import type { Delivery } from './delivery.ts'
import type { HookRecord } from './hook.ts'
import { plannedAttempts } from './planned-attempts.ts'
import type { RetryAnchor, RetryProfile } from './retry-profile.ts'

interface HookFacts {
  hook: HookRecord
  /** The hook's waiting deliveries. */
  waiting: readonly Delivery[]
  profile: RetryProfile
  anchor: RetryAnchor
}

/**
 * When the hook ends if every further attempt fails, in milliseconds since 1970; null when the attempts that
 * are planned do not lead there.
 */
export function forecastHookEnd({ hook, waiting, profile, anchor }: HookFacts): number | null {
  if (hook.state !== 'active') return null
  const plans = waiting.map((delivery) => plannedAttempts(delivery, profile, anchor))
  const rule = profile.hookEnds
  if (rule.on === 'exhausted') {
    return plans.reduce<number | null>((first, plan) => earlier(first, plan.at(-1) ?? null), null)
  }
  const times = plans.flat().sort((a, b) => a - b)
  return times[rule.count - hook.consecutiveFailures - 1] ?? null
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
