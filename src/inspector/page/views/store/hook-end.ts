import type { DeliveryView, HookView, StoreView } from '../../../../store/index.ts'
import { span } from '../../format.ts'

type Rule = Pick<StoreView, 'anchor' | 'profile'>

/** How much of what a hook may fail is used up. */
export interface HookStrain {
  used: number
  of: number
  /** The delivery by which the hook would end first; null where failures are counted over all of them. */
  deliveryId: number | null
}

const minute = 60_000

/** The rule decides what is counted: the attempts of the delivery that would be exhausted first, or failures in a row. */
export function strainOf(
  hook: Pick<HookView, 'id' | 'consecutiveFailures'>,
  waiting: readonly DeliveryView[],
  { anchor, profile }: Rule,
): HookStrain {
  if (profile.hookEnds.on === 'consecutive failures') {
    return { used: hook.consecutiveFailures, of: profile.hookEnds.count, deliveryId: null }
  }
  const own = waiting.filter(({ hookId }) => hookId === hook.id)
  const ends = own.map((delivery) => ({ delivery, endsAt: lastAttemptAt(delivery, { anchor, profile }) }))
  const [first] = ends.sort((a, b) => a.endsAt - b.endsAt)
  return {
    used: first?.delivery.attemptCount ?? 0,
    of: profile.attempts,
    deliveryId: first?.delivery.id ?? null,
  }
}

/** When the delivery's last attempt falls if every one before it fails, in milliseconds since 1970. */
function lastAttemptAt(
  { attemptCount, createdAt, firstAttemptAt, nextAttemptAt }: DeliveryView,
  { anchor, profile }: Rule,
): number {
  const next = Date.parse(nextAttemptAt ?? createdAt)
  const delays = profile.delaysMinutes
  if (anchor === 'first') {
    const first = firstAttemptAt === null ? next : Date.parse(firstAttemptAt)
    return first + (delays.at(-1) ?? 0) * minute
  }
  // The next attempt stands; the delays behind it follow one another.
  return delays.slice(attemptCount).reduce((at, delay) => at + delay * minute, next)
}

/** What becomes of the hook, in words; `now` is the store's time in milliseconds since 1970. */
export function hookEndWords(
  { state, endsAt, endedAt }: Pick<HookView, 'state' | 'endsAt' | 'endedAt'>,
  { now, becomes }: { now: number; becomes: 'deleted' | 'paused' },
): string {
  if (state !== 'active')
    return endedAt === null ? `Is ${state}` : `${capital(state)} ${agoWords(now - Date.parse(endedAt))}`
  if (endsAt === null) return 'Nothing is failing'
  const left = Date.parse(endsAt) - now
  return left <= 0
    ? `${capital(becomes)} at any moment if nothing is delivered`
    : `${capital(becomes)} in ${span(left)} if nothing is delivered`
}

export function agoWords(milliseconds: number): string {
  return milliseconds < 1_000 ? 'just now' : `${span(milliseconds)} ago`
}

export function untilWords(at: string, now: number): string {
  const left = Date.parse(at) - now
  return left < 1_000 ? 'now' : `in ${span(left)}`
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
