import type { Deliveries } from '../deliveries.ts'
import type { RetryAnchor, RetryProfile } from '../domain/retry-profile.ts'
import type { Faults } from '../faults.ts'
import type { Hooks } from '../hooks.ts'
import type { Orders } from '../orders.ts'
import type { Outbox } from '../outbox.ts'
import type { StoreLogger } from '../ports.ts'
import type { StoreIdentity } from '../settings.ts'
import type { TimeControl } from '../time-control.ts'
import type { LiveFeed } from './kit/live-feed.ts'

/** What the routes stand on. */
export interface ApiParts {
  identity: StoreIdentity
  profile: RetryProfile
  anchor: RetryAnchor
  /** Where the store is reached. */
  publicUrl: () => string
  orders: Orders
  hooks: Hooks
  deliveries: Deliveries
  outbox: Outbox
  faults: Faults
  time: TimeControl
  live: LiveFeed
  allowedHosts: readonly string[]
  logger: StoreLogger | undefined
}
