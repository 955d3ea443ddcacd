import { type Rehearsed, type RehearsedAttempt, rehearse as rehearseDelivery } from '../../certify/index.ts'
import {
  type RetryAnchor,
  type RetryProfileName,
  retryProfiles,
  type StoreIdentity,
} from '../../store/index.ts'
import { plausibleBodies } from '../rehearsal/plausible-bodies.ts'

export type { Rehearsed, RehearsedAttempt }

export interface Rehearsal {
  url: string
  profile: RetryProfileName
  anchor: RetryAnchor
  /** Milliseconds that an attempt may take; left out: the profile's own. */
  timeLimitMs?: number
  identity: Partial<StoreIdentity> & Pick<StoreIdentity, 'code'>
}

const wireEvent = 'order_paid'

/** The whole life of one delivery of `order_paid`, over real HTTP and on a clock that jumps. */
export async function rehearse(
  { url, profile: name, anchor, timeLimitMs, identity }: Rehearsal,
  onAttempt: (attempt: RehearsedAttempt) => void,
): Promise<Rehearsed> {
  const own = retryProfiles[name]
  const profile = { ...own, timeLimitMs: timeLimitMs ?? own.timeLimitMs }
  const bodies = plausibleBodies({ wireEvent, storeCode: identity.code }, 1)
  const { value: made } = await bodies.next()
  await bodies.return(undefined)
  return rehearseDelivery({ url, wireEvent, profile, anchor, identity }, made, onAttempt)
}
