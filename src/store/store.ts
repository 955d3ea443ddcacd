import type { RequestListener } from 'node:http'
import type { Clock } from './clock.ts'
import type { Deliveries } from './deliveries.ts'
import type { ClockSpeed } from './domain/clock-setting.ts'
import type { FaultRule, FaultsSetting } from './domain/fault-rule.ts'
import type { Result } from './domain/refusals.ts'
import type { RetryAnchor, RetryProfile } from './domain/retry-profile.ts'
import type { Faults } from './faults.ts'
import type { Hooks } from './hooks.ts'
import type { Orders } from './orders.ts'
import type { Outbox } from './outbox.ts'
import type { Raised } from './raise.ts'
import type { Listener, Reports } from './reports.ts'
import type { StoreIdentity } from './settings.ts'
import type { StoreTime } from './time-control.ts'

/** A simulated store. Built by `createStore`, which starts nothing. */
export interface Store {
  /**
   * The vendor's API under /v1 and the kit's controls under /kit: an Express app, or for `http.createServer`. It may
   * be mounted under a path, which `publicUrl` must then tell.
   */
  readonly app: RequestListener
  readonly identity: StoreIdentity
  readonly profile: RetryProfile
  readonly anchor: RetryAnchor
  readonly orders: Orders
  readonly hooks: Hooks
  readonly deliveries: Deliveries
  readonly outbox: Outbox
  /** How the store misbehaves; it behaves until told. */
  readonly faults: Pick<Faults, 'setting'> & {
    /** In place of those in force; an empty list ends all. Refuses with `faults_invalid`. */
    set(rules: readonly FaultRule[], seed?: string | number): Result<FaultsSetting>
  }
  readonly clock: Pick<Clock, 'now' | 'speed'>
  /** The clock's setting, how many deliveries wait, and when the next attempt is due. */
  time(): StoreTime
  /**
   * Raises any event, by the kit's or the wire's name, with any bytes as its body: one delivery for each
   * active hook of the event.
   */
  raise(event: string, body: Uint8Array, about?: { orderId?: number }): Promise<Raised>
  setSpeed(speed: ClockSpeed): Promise<StoreTime>
  /** Jumps to the next due attempt, whatever the speed; null when no delivery is waiting. */
  skipToNextAttempt(): Promise<StoreTime | null>
  /**
   * Plays the time up to the moment (milliseconds since 1970), attempt by attempt, and leaves the clock there. Made
   * for the speed `paused`, in which nothing else moves it.
   */
  playTo(moment: number): Promise<StoreTime>
  /** The same until no delivery waits, or for as long as that is sensible; null when none waited. */
  skipToEnd(): Promise<StoreTime | null>
  /**
   * Subscribes to what happens: `attempt`, `delivery`, `deliveryEnd`, `hook`, `hookEnd`, `order`, `clock`,
   * `faults`, `mail`.
   * Answers the function that ends the subscription. An attempt is told when it is on record.
   */
  on<K extends keyof Reports>(what: K, listener: Listener<Reports[K]>): () => void
  /** Takes up waiting deliveries, those of an earlier run too, and mails that were not sent. */
  start(): Promise<void>
  /**
   * Begins no further attempt, waits for those under way (bounded) and records them, ends the live feeds, and
   * closes sender, mailer and state. Waiting deliveries go on at the next start over the same state.
   */
  stop(): Promise<void>
  /**
   * Resolves when no attempt is under way, no delivery waits and all is recorded: made for speed `skip`. While the
   * clock is paused what waits goes on waiting.
   */
  idle(): Promise<void>
}
