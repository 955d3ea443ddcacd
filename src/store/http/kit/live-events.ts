import { namesOfEvent } from '../../domain/raised-event.ts'
import type { Reports } from '../../reports.ts'
import type { TimeControl } from '../../time-control.ts'
import { clockView } from './clock-view.ts'
import { timeText } from './time-text.ts'
import type { LiveEvents } from './views.ts'

type Shown = { [K in keyof LiveEvents]: (report: Reports[K], time: TimeControl) => LiveEvents[K] }

/** The reports of which the live feed tells, each in its short form: ids and states, no bodies. */
export const liveEvents: Shown = {
  attempt: ({ event, delivery, attempt }) => ({
    id: attempt.id,
    deliveryId: delivery.id,
    n: attempt.n,
    hookId: delivery.hookId,
    orderId: event.orderId,
    event: event.event,
    outcome: attempt.outcome,
    status: attempt.status,
  }),
  delivery: ({ event, delivery, state }) => ({
    id: delivery.id,
    state,
    hookId: delivery.hookId,
    orderId: event.orderId,
    event: event.event,
    attemptCount: delivery.attempts,
    nextAttemptAt: timeText(delivery.nextAttemptAt),
  }),
  hook: ({ id, state, wireEvent }) => ({ id, state, event: namesOfEvent(wireEvent).event }),
  mail: ({ id, state, hookId }) => ({ id, state, hookId }),
  order: ({ id, state }) => ({ id, state }),
  faults: ({ faults }) => ({
    id: 'faults',
    inForce: faults.filter(({ hasEnded }) => !hasEnded).map(({ rule }) => rule.fault),
  }),
  clock: (_, time) => ({ id: 'clock', ...clockView(time.setting()) }),
}
