import type {
  AttemptOutcome,
  HookState,
  OutboxMail,
  RetryAnchor,
  RetryProfile,
  Sender,
  StoreIdentity,
} from '../../store/index.ts'
import { openOneHookStore } from './one-hook-store.ts'

export interface Rehearsal {
  url: string
  wireEvent: string
  profile: RetryProfile
  anchor: RetryAnchor
  identity: Partial<StoreIdentity>
  /** @default over real HTTP */
  sender?: Sender
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

const minute = 60_000

/** The whole life of one delivery on a clock that jumps: by the store's own rules, whoever the sender is. */
export async function rehearse(
  { url, wireEvent, ...options }: Rehearsal,
  delivery: { body: Uint8Array; orderId?: number },
  onAttempt: (attempt: RehearsedAttempt) => void = () => {},
): Promise<Rehearsed> {
  const { store, hook } = openOneHookStore({ wireEvent, url }, { ...options, speed: 'skip' })
  const attempts: RehearsedAttempt[] = []
  store.on('attempt', ({ delivery, attempt: { n, startedAt, outcome, status } }) => {
    const atMinutes = (startedAt - (delivery.firstAttemptAt ?? startedAt)) / minute
    attempts.push({ n, atMinutes, outcome, status })
    onAttempt({ n, atMinutes, outcome, status })
  })
  try {
    await store.start()
    const { body, orderId } = delivery
    await store.raise(wireEvent, body, orderId === undefined ? {} : { orderId })
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
