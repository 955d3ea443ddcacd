import { afterByTimer } from './after.ts'
import { createAttempting } from './attempting.ts'
import { createClock } from './clock.ts'
import { createDeliveries } from './deliveries.ts'
import { createDeliveryLists } from './delivery-lists.ts'
import { createDispatcher, type Dispatcher } from './dispatcher.ts'
import { retryProfiles } from './domain/retry-profile.ts'
import { createFaults } from './faults.ts'
import { createHooks } from './hooks.ts'
import { createApp } from './http/app.ts'
import { createLiveFeed } from './http/kit/live-feed.ts'
import { createIds } from './ids.ts'
import { createOrders } from './orders.ts'
import { createOutbox } from './outbox.ts'
import { createRaise } from './raise.ts'
import { createReporter } from './reports.ts'
import { defaultIdentity, type StoreOptions } from './settings.ts'
import type { Store } from './store.ts'
import { createTimeControl } from './time-control.ts'
import { createWaitingDeliveries } from './waiting-deliveries.ts'

/** Builds a store over its ports and starts nothing. */
export function createStore(options: StoreOptions): Store {
  const { state, sender, mailer, logger, anchor = 'previous', seed = 'jumpseller' } = options
  const { publicUrl: url = 'http://127.0.0.1:4000' } = options
  const publicUrl = typeof url === 'string' ? () => url : url
  const asked = options.profile ?? 'jumpseller-2014'
  const profile = typeof asked === 'string' ? retryProfiles[asked] : asked
  const identity = { ...defaultIdentity, ...options.identity }
  const sendingStore = { ...identity, headers: options.headers ?? ('today' as const) }
  const clock = createClock({
    wallClock: options.wallClock ?? Date.now,
    kept: state.clock.get('clock'),
    speed: options.speed,
  })
  const ids = createIds(state, options.nextId)
  const reporter = createReporter(logger)
  const clockChanged = () => {
    const setting = clock.setting()
    state.clock.put(setting)
    reporter.tell('clock', setting)
  }
  const dispatcher: Dispatcher = createDispatcher({
    clock,
    attemptsAtOnce: options.attemptsAtOnce ?? 64,
    attempt: (deliveryId) => attempting.attempt(deliveryId),
    dueAfter: (deliveryId) => attempting.dueAfter(deliveryId),
    onJump: clockChanged,
    onFault: (delivery, error) => logger?.error({ err: error, delivery }, 'an attempt could not be made'),
  })
  const lists = createDeliveryLists(state)
  const waiting = createWaitingDeliveries({ state, lists, dispatcher, clock, reporter })
  const outbox = createOutbox({ state, ids, mailer, reporter, logger })
  const faults = createFaults({
    state,
    clock,
    reporter,
    seed,
    requeue: (deliveryId, dueAt) => {
      if (!dispatcher.isUnderWay(deliveryId)) dispatcher.add(deliveryId, dueAt)
    },
  })
  const attempting = createAttempting({
    state,
    sender,
    clock,
    outbox,
    waiting,
    faults,
    reporter,
    identity,
    sendingStore,
    publicUrl,
    profile,
    anchor,
    logger,
  })
  const raise = createRaise({ state, clock, ids, waiting, sendingStore })
  const orders = createOrders({ state, clock, ids, raise, reporter, storeCode: identity.code, seed })
  const unreachable = options.unreachableHooks ?? 'refuse'
  const hooks = createHooks({ state, sender, waiting, clock, ids, reporter, unreachable })
  const deliveries = createDeliveries({ state, lists, dispatcher, waiting, clock, ids, profile, anchor })
  const time = createTimeControl({ clock, dispatcher, clockChanged, saved: () => state.saved() })
  const live = createLiveFeed({
    reporter,
    time,
    after: options.after ?? afterByTimer,
    firstId: (options.wallClock ?? Date.now)(),
  })
  const { allowedHosts = [] } = options
  const app = createApp({
    identity,
    profile,
    anchor,
    publicUrl,
    orders,
    hooks,
    deliveries,
    outbox,
    faults,
    time,
    live,
    allowedHosts,
    logger,
  })

  return {
    app,
    identity,
    profile,
    anchor,
    orders,
    hooks,
    deliveries,
    outbox,
    faults,
    clock,
    time: time.setting,
    setSpeed: (speed) => time.set({ speed }),
    skipToNextAttempt: time.skip,
    playTo: time.playTo,
    skipToEnd: time.skipToEnd,
    on: reporter.on,
    async raise(event, body, about = {}) {
      const raised = raise(event, body, about.orderId ?? null)
      await state.saved()
      return raised
    },
    async start() {
      state.clock.put(clock.setting())
      await state.saved()
      outbox.sendUnsent()
      dispatcher.start()
    },
    async stop() {
      const end = await dispatcher.stop(options.drainMs ?? profile.timeLimitMs + 1_000)
      if (end === 'timed out') attempting.abandon()
      await outbox.settled()
      live.close()
      state.clock.put(clock.setting())
      await sender.close()
      mailer.close()
      await state.close()
    },
    async idle() {
      await dispatcher.idle()
      await outbox.settled()
      await state.saved()
    },
  }
}
