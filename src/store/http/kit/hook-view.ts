import { type HookRecord, hookEventLabels } from '../../domain/hook.ts'
import { namesOfEvent } from '../../domain/raised-event.ts'
import type { ApiParts } from '../api-parts.ts'
import { timeText } from './time-text.ts'
import type { HookView } from './views.ts'

/** A hook with what the vendor does not tell: how long it has left if nothing is delivered any more. */
export function hookView(
  hook: HookRecord,
  { deliveries, time }: Pick<ApiParts, 'deliveries' | 'time'>,
): HookView {
  const endsAt = deliveries.hookEndAt(hook)
  return {
    id: hook.id,
    ...namesOfEvent(hook.wireEvent),
    label: hookEventLabels.get(hook.wireEvent) ?? hook.wireEvent,
    url: hook.url,
    state: hook.state,
    createdAt: timeText(hook.createdAt),
    endedAt: timeText(hook.endedAt),
    consecutiveFailures: hook.consecutiveFailures,
    endsAt: timeText(endsAt),
    endsInMs: endsAt === null ? null : Math.max(0, endsAt - time.setting().now),
  }
}
