import {
  type AttemptOutcome,
  type HookState,
  type OutboxMail,
  type RetryAnchor,
  type RetryProfileName,
  retryProfiles,
  type StoreIdentity,
} from '../../store/index.ts'
import { openOneHookStore } from '../rehearsal/one-hook-store.ts'
import { plausibleBodies } from '../rehearsal/plausible-bodies.ts'

export interface Rehearsal {
  url: string
  profile: RetryProfileName
  anchor: RetryAnchor
  /** Milliseconds that an attempt may take; left out: the profile's own. */
  timeLimitMs?: number
  identity: Partial<StoreIdentity> & Pick<StoreIdentity, 'code'>
}

export interface RehearsedAttempt {
  n: number
  /** Minutes of the store's clock since the first attempt. */
  atMinutes: number
  outcome: AttemptOutcome
  status: number | null
}

export interface Rehearsed {
  attempts: RehearsedAttempt[]
  delivery: 'delivered' | 'exhausted'
  hook: HookState
  mails: OutboxMail[]
}

const wireEvent = 'order_paid'
const minute = 60_000

/** The whole life of one delivery of `order_paid`, over real HTTP and on a clock that jumps. */
export async function rehearse(
  { url, profile: name, anchor, timeLimitMs, identity }: Rehearsal,
  onAttempt: (attempt: RehearsedAttempt) => void,
): Promise<Rehearsed> {
  const own = retryProfiles[name]
  const profile = { ...own, timeLimitMs: timeLimitMs ?? own.timeLimitMs }
  const { store, hook } = openOneHookStore({ wireEvent, url }, { profile, anchor, speed: 'skip', identity })
  const attempts: RehearsedAttempt[] = []
  store.on('attempt', ({ delivery, attempt: { n, startedAt, outcome, status } }) => {
    const atMinutes = (startedAt - (delivery.firstAttemptAt ?? startedAt)) / minute
    attempts.push({ n, atMinutes, outcome, status })
    onAttempt({ n, atMinutes, outcome, status })
  })
  try {
    await store.start()
    for await (const { body, orderId } of plausibleBodies({ wireEvent, storeCode: identity.code }, 1)) {
      await store.raise(wireEvent, body, { orderId })
    }
    await store.idle()
    const delivered = attempts.at(-1)?.outcome === 'delivered'
    return {
      attempts,
      delivery: delivered ? 'delivered' : 'exhausted',
      hook: hook().state,
      mails: store.outbox.all(),
    }
  } finally {
    await store.stop()
  }
}
