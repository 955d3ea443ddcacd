import type { EntryView } from '../../../../../receiver/http/views.ts'
import { bytes, eventLabel } from '../../../format.ts'
import { Time } from '../../../parts/time.tsx'
import { VerdictBadge } from '../../../parts/verdict-badge.tsx'
import { hrefOf } from '../../../places.ts'
import { OfSameOrder } from './of-same-order.tsx'

/** What came, when, and what the receiver made of it. */
export function EntryHead({ entry }: { entry: EntryView }) {
  const { event, wireEvent, orderId, receipts, reason, flags, signature } = entry
  return (
    <header class="stack tight">
      <div class="row spread">
        <h1 class="breakable">{event ? eventLabel(event) : unknownEvent(wireEvent)}</h1>
        <OfSameOrder entry={entry} />
      </div>
      <div class="row">
        <VerdictBadge verdict={entry.verdict} reason={reason} />
        {reason && <span class="quiet">{reasonWords[reason]}</span>}
        {signature === 'unsigned' && (
          <span class="badge warn">
            <span aria-hidden="true">▲</span>Unsigned
          </span>
        )}
        {flags.includes('stale') && (
          <span class="badge odd" title="A newer state of the order was known when it came">
            <span aria-hidden="true">↶</span>Late
          </span>
        )}
        {receipts > 1 && (
          <span class="badge odd">
            <span aria-hidden="true">≡</span>Arrived {receipts} times
          </span>
        )}
      </div>
      <dl class="entry-times">
        <div>
          <dt>Order</dt>
          <dd>
            {orderId === null ? (
              <span class="quiet">none</span>
            ) : (
              <a href={hrefOf.order(orderId)}>{orderId}</a>
            )}
          </dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            <Time at={entry.receivedAt} />
          </dd>
        </div>
        <div>
          <dt>Triggered</dt>
          <dd>
            {entry.triggeredAt === null ? (
              <span class="quiet">not told</span>
            ) : (
              <Time at={entry.triggeredAt} />
            )}
          </dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd class="number">{bytes(entry.size)}</dd>
        </div>
      </dl>
    </header>
  )
}

const reasonWords: Record<NonNullable<EntryView['reason']>, string> = {
  event_missing: 'no event was named',
  event_unknown: 'an event that the kit does not know',
  not_json: 'the body is not JSON in UTF-8',
  off_schema: 'the body is off the schema',
}

function unknownEvent(wireEvent: string | null): string {
  return wireEvent ? `Unknown event “${wireEvent.slice(0, 60)}”` : 'No event named'
}
