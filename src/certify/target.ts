import type { WireEventName } from '../contract/index.ts'
import type { Limits } from './limits.ts'
import type { Orders } from './orders.ts'
import type { ReadBack } from './read-back/read-back.ts'
import type { Client } from './wire/client.ts'

/** The receiver that is judged, as the scenarios see it. Only its own host is ever contacted, and that of `kept`. */
export interface Target extends Client {
  readonly url: URL
  /** Null when none was given: everything is sent unsigned. */
  readonly hooksToken: string | null
  /** Those of today's events that the target takes. */
  readonly soundEvents: readonly WireEventName[]
  /** One of them, for the variants of it: payment if it can be. Null when there is none. */
  readonly soundEvent: WireEventName | null
  readonly orders: Orders
  /** What it kept; null when no address tells it. */
  readonly kept: ReadBack | null
  readonly limits: Limits
  /** Milliseconds that only grow. */
  readonly elapsed: () => number
}
