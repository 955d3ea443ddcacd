import type { After } from './after.ts'
import type { Speed } from './domain/clock-setting.ts'
import type { RetryAnchor, RetryProfile, RetryProfileName } from './domain/retry-profile.ts'
import type { Mailer, Sender, StoreLogger, StoreState } from './ports.ts'

/** Who the simulated store is. */
export interface StoreIdentity {
  /** The sub-domain before `.jumpseller.com`; goes out as `Jumpseller-Store-Code`. */
  code: string
  name: string
  /** ISO 4217: the currency of orders that name none when made through the vendor's API. */
  currency: string
  /** ISO 3166-1 alpha-2. */
  country: string
  timezone: string
  /** The admin's address: told when a hook ends. */
  adminEmail: string
  /** The app author's address: told too under `jumpseller-2023`. */
  appAuthorEmail: string
  /** Credentials of the vendor's API. */
  login: string
  authtoken: string
  /** Signs the bodies; null sends them without a signature. */
  hooksToken: string | null
}

export type Counted = 'order' | 'hook' | 'event' | 'delivery' | 'mail'

export interface StoreOptions {
  /** Opened by the caller; closed by `Store.stop`. */
  state: StoreState
  /** Closed by `Store.stop`. */
  sender: Sender
  /** Closed by `Store.stop`. */
  mailer: Mailer
  /** What is left out is as in `defaultIdentity`. */
  identity?: Partial<StoreIdentity>
  /** A profile by name, or one of the caller's own making. Default `jumpseller-2014`. */
  profile?: RetryProfileName | RetryProfile
  /** Default `previous`. */
  anchor?: RetryAnchor
  /** Left out: as the state remembers it, else `real`. */
  speed?: Speed
  /** `none` leaves the `Jumpseller-…` headers out, as in 2014. Default `today`. */
  headers?: 'today' | 'none'
  /** Whether hooks may be registered at a URL that nobody listens at. Default `refuse`. */
  unreachableHooks?: 'refuse' | 'accept'
  /** Where this store is reached, for the command in its mails. Default `http://127.0.0.1:4000`. */
  publicUrl?: string | (() => string)
  /** Host names, beside the loopback ones, that requests may name. Default none. */
  allowedHosts?: readonly string[]
  /** Deliveries attempted at the same time. Default 64. */
  attemptsAtOnce?: number
  /** Milliseconds that `stop` waits for attempts under way. Default: the profile's time limit and a second. */
  drainMs?: number
  /** Milliseconds since 1970 by the wall. Default `Date.now`. */
  wallClock?: () => number
  /** Calls once after so many milliseconds of the wall; answers how to call it off. Default: a timer. */
  after?: After
  /** What the plausible orders are drawn from. Default `jumpseller`. */
  seed?: string | number
  /**
   * The next id of its kind, of the greatest so far (0 before the first). It must be pure: it is asked when an id is
   * only looked at, and again when the same id is taken. Default: orders from 1001, else + 1.
   */
  nextId?: (kind: Counted, last: number) => number
  logger?: StoreLogger
}

export const defaultIdentity: StoreIdentity = {
  code: 'demo',
  name: 'Demo Store',
  currency: 'USD',
  country: 'US',
  timezone: 'UTC',
  adminEmail: 'admin@demo.example',
  appAuthorEmail: 'app-author@demo.example',
  login: 'demo',
  authtoken: 'demo-authtoken',
  hooksToken: null,
}
