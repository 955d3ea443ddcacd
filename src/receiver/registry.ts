import type { EventName, Order } from '../contract/index.ts'
import type { Entry } from './domain/entry.ts'
import type { Fields } from './domain/fields.ts'

/** What a handler is given. */
export interface HandlerContext<E extends EventName = EventName> {
  event: E
  /** The order as Jumpseller wrote it, valid by schemas/order.json. */
  order: Order
  /** The same, flat, typed and normalised. */
  fields: Fields
  /** `entry.id` is the key to make your effects idempotent by: a run may be repeated after a crash. */
  entry: Entry
  /** The request's name in the log; null where nobody knows it any more, as after a restart. */
  requestId: string | null
  /** Aborted when the run has taken too long, or the receiver stops. */
  signal: AbortSignal
}

export type Handler<E extends EventName = EventName> = (context: HandlerContext<E>) => void | Promise<void>

/** Told of every failed run: of what, and whether it is retried. */
export type ErrorHandler = (failure: { error: unknown; entry: Entry; parked: boolean }) => void

/** The user's handlers, in the order of their registration. */
export interface Registry {
  on<E extends EventName>(event: E, handler: Handler<E>): void
  onAny(handler: Handler): void
  onError(handler: ErrorHandler): void
  handlersFor(event: EventName): readonly Handler[]
  errorHandlers: readonly ErrorHandler[]
}

export function createRegistry(): Registry {
  const registered: { event: EventName | null; handler: Handler }[] = []
  const errorHandlers: ErrorHandler[] = []
  const byEvent = new Map<EventName, readonly Handler[]>()
  const register = (event: EventName | null, handler: Handler) => {
    registered.push({ event, handler })
    byEvent.clear()
  }
  return {
    on: (event, handler) => register(event, handler as Handler),
    onAny: (handler) => register(null, handler),
    onError: (handler) => errorHandlers.push(handler),
    errorHandlers,
    handlersFor(event) {
      let handlers = byEvent.get(event)
      if (!handlers) {
        handlers = registered
          .filter((one) => one.event === null || one.event === event)
          .map((one) => one.handler)
        byEvent.set(event, handlers)
      }
      return handlers
    },
  }
}
