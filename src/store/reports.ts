import type { Attempt } from './domain/attempt.ts'
import type { ClockSetting } from './domain/clock-setting.ts'
import type { Delivery, DeliveryState } from './domain/delivery.ts'
import type { FaultsSetting } from './domain/fault-rule.ts'
import type { HookRecord } from './domain/hook.ts'
import type { OutboxMail } from './domain/mail.ts'
import type { OrderRecord } from './domain/order-record.ts'
import type { RaisedEvent } from './domain/raised-event.ts'
import type { StoreLogger } from './ports.ts'

/** An attempt has been made and recorded. */
export interface AttemptReport {
  event: RaisedEvent
  /** As it stands after the attempt. */
  delivery: Delivery
  hook: HookRecord
  attempt: Attempt
}

/** A delivery has begun, is attempted, waits again or has ended. */
export interface DeliveryReport {
  event: RaisedEvent
  delivery: Delivery
  state: DeliveryState
}

/** A delivery has ended: delivered, exhausted or dropped. */
export interface DeliveryEndReport {
  event: RaisedEvent
  delivery: Delivery
  state: Exclude<DeliveryState, 'waiting' | 'attempting'>
}

/** The retry profile has deleted or paused a hook. */
export interface HookEndReport {
  hook: HookRecord
  /** Deliveries of the hook that were waiting and are now dropped. */
  dropped: number
}

export interface Reports {
  attempt: AttemptReport
  deliveryEnd: DeliveryEndReport
  hookEnd: HookEndReport
  delivery: DeliveryReport
  /** A hook was registered, changed or deleted, by somebody or by the retry profile. */
  hook: HookRecord
  /** An order was made or has changed. */
  order: OrderRecord
  /** The clock was set, or has jumped. */
  clock: ClockSetting
  /** The faults were set, or one of them has ended. */
  faults: FaultsSetting
  /** A mail was sent, could not be sent, or stays in the outbox: its `state` says which. */
  mail: OutboxMail
}

export type Listener<T> = (report: T) => void

/** Tells listeners what happens; a listener that throws is logged and disturbs nobody. */
export interface Reporter {
  /** Answers the function that ends the subscription. */
  on<K extends keyof Reports>(what: K, listener: Listener<Reports[K]>): () => void
  tell<K extends keyof Reports>(what: K, report: Reports[K]): void
}

export function createReporter(logger: Pick<StoreLogger, 'error'> | undefined): Reporter {
  const listeners: { [K in keyof Reports]: Set<Listener<Reports[K]>> } = {
    attempt: new Set(),
    deliveryEnd: new Set(),
    hookEnd: new Set(),
    delivery: new Set(),
    hook: new Set(),
    order: new Set(),
    clock: new Set(),
    faults: new Set(),
    mail: new Set(),
  }
  return {
    on(what, listener) {
      listeners[what].add(listener)
      return () => {
        listeners[what].delete(listener)
      }
    },
    tell(what, report) {
      for (const listener of listeners[what]) {
        try {
          listener(report)
        } catch (error) {
          logger?.error({ err: error, what }, 'a listener of the store failed')
        }
      }
    },
  }
}
