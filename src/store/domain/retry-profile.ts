export type RetryProfileName = 'jumpseller-2014' | 'jumpseller-2023'

/** `previous`: retry N falls N^4 minutes after the previous failed attempt; `first`: after the first attempt. */
export type RetryAnchor = 'previous' | 'first'

export type MailedParty = 'admin' | 'app author'

/**
 * When a hook ends: as soon as one of its deliveries is exhausted, or after so many failed attempts in a row
 * over all of its deliveries.
 */
export type HookEndRule = { on: 'exhausted' } | { on: 'consecutive failures'; count: number }

/** A named, dated version of the vendor's rule. */
export interface RetryProfile {
  name: RetryProfileName
  /** Attempts of one delivery, the first included. */
  attempts: number
  /** Milliseconds that an attempt may take, the answer's body included. */
  timeLimitMs: number
  hookEnds: HookEndRule
  hookBecomes: 'deleted' | 'paused'
  mailed: readonly MailedParty[]
}

/**
 * The vendor's two documented rules. The 2014 page names no time limit, so it takes that of 2023. In 2023 a
 * message has 1 + 4 attempts and the hook stops after 8 failures, so the 8 is read over the hook.
 */
export const retryProfiles: Readonly<Record<RetryProfileName, RetryProfile>> = {
  'jumpseller-2014': {
    name: 'jumpseller-2014',
    attempts: 10,
    timeLimitMs: 15_000,
    hookEnds: { on: 'exhausted' },
    hookBecomes: 'deleted',
    mailed: ['admin'],
  },
  'jumpseller-2023': {
    name: 'jumpseller-2023',
    attempts: 5,
    timeLimitMs: 15_000,
    hookEnds: { on: 'consecutive failures', count: 8 },
    hookBecomes: 'paused',
    mailed: ['admin', 'app author'],
  },
}

const minute = 60_000

/** What the next attempt of a delivery depends on; times in milliseconds since 1970. */
export interface AttemptFacts {
  profile: Pick<RetryProfile, 'attempts'>
  anchor: RetryAnchor
  /** Attempts that have failed so far. */
  failed: number
  firstAttemptAt: number
  lastAttemptAt: number
}

/** When the next attempt falls, in milliseconds since 1970; null when the profile has no further one. */
export function nextAttemptAt(facts: AttemptFacts): number | null {
  if (facts.failed >= facts.profile.attempts) return null
  const from = facts.anchor === 'first' ? facts.firstAttemptAt : facts.lastAttemptAt
  return from + facts.failed ** 4 * minute
}

/** Minutes after the first attempt at which the attempts of a delivery that always fails fall. */
export function timetable(profile: Pick<RetryProfile, 'attempts'>, anchor: RetryAnchor): number[] {
  const minutes: number[] = []
  let at: number | null = 0
  while (at !== null) {
    minutes.push(at / minute)
    at = nextAttemptAt({ profile, anchor, failed: minutes.length, firstAttemptAt: 0, lastAttemptAt: at })
  }
  return minutes
}
