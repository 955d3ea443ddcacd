import type { EntryView } from '../../../../../receiver/http/views.ts'
import { bytes, eventLabel } from '../../../format.ts'
import { FlagBadges } from '../../../parts/flag-badges.tsx'
import { flagsOf } from '../../../parts/flags.ts'
import { Time } from '../../../parts/time.tsx'
import { VerdictBadge } from '../../../parts/verdict-badge.tsx'
import { hrefOf } from '../../../places.ts'
import { OfSameOrder } from './of-same-order.tsx'

/** What came, when, and what the receiver made of it. */
export function EntryHead({ entry }: { entry: EntryView }) {
  const { event, wireEvent, orderId, reason } = entry
  const flags = flagsOf(entry).filter(({ tone }) => tone !== 'bad')
  return (
    <header class="stack tight">
      <div class="row spread">
        <h1 class="breakable">{event ? eventLabel(event) : unknownEvent(wireEvent)}</h1>
        <OfSameOrder entry={entry} />
      </div>
      <div class="row">
        <VerdictBadge verdict={entry.verdict} reason={reason} />
        <FlagBadges entry={entry} />
      </div>
      {flags.length > 0 && (
        <ul class="quiet small entry-flags">
          {flags.map(({ word, why }) => (
            <li key={word} class="breakable">
              {why}.
            </li>
          ))}
        </ul>
      )}
      <dl class="entry-times">
        <div>
          <dt>Order</dt>
          <dd>
            {orderId === null ? (
              <span class="quiet">none</span>
            ) : (
              <a href={hrefOf.order(orderId, entry.storeCode)}>{orderId}</a>
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

function unknownEvent(wireEvent: string | null): string {
  return wireEvent ? `Unknown event “${wireEvent.slice(0, 60)}”` : 'No event named'
}
