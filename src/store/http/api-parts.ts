import type { Deliveries } from '../deliveries.ts'
import type { Hooks } from '../hooks.ts'
import type { Orders } from '../orders.ts'
import type { Outbox } from '../outbox.ts'
import type { StoreLogger } from '../ports.ts'
import type { StoreIdentity } from '../settings.ts'
import type { TimeControl } from '../time-control.ts'

/** What the routes stand on. */
export interface ApiParts {
  identity: StoreIdentity
  /** Where the store is reached. */
  publicUrl: () => string
  orders: Orders
  hooks: Hooks
  deliveries: Deliveries
  outbox: Outbox
  time: TimeControl
  allowedHosts: readonly string[]
  logger: StoreLogger | undefined
}
