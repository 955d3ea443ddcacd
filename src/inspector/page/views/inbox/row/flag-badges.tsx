import type { Entry } from '../../../../../receiver/domain/entry.ts'
import type { QuarantineReason } from '../../../../../receiver/domain/verdict.ts'

interface Flag {
  tone: string
  text: string
  why: string
}

/** What is out of the ordinary about an entry, by word and not by colour alone. */
export function FlagBadges({ entry }: { entry: Entry }) {
  return flagsOf(entry).map(({ tone, text, why }) => (
    <span key={text} class={`badge ${tone}`} title={why}>
      {text}
    </span>
  ))
}

const quarantined: Record<QuarantineReason, Pick<Flag, 'text' | 'why'>> = {
  off_schema: { text: 'Off schema', why: 'Genuine JSON, but not what the schema describes' },
  not_json: { text: 'Not JSON', why: 'Genuine, but no JSON in UTF-8' },
  event_missing: { text: 'No event', why: 'Neither a header nor the URL names the event' },
  event_unknown: { text: 'Unknown event', why: 'An event that the kit does not know' },
}

function flagsOf({ flags, receipts, reason, signature, handler }: Entry): Flag[] {
  const found: (Flag | false)[] = [
    receipts > 1 && {
      tone: 'odd',
      text: `Duplicate ×${receipts}`,
      why: `It came ${receipts} times and was handled once`,
    },
    flags.includes('reconciled') && {
      tone: 'odd',
      text: 'Reconciled',
      why: 'No hook brought it: reconcile read it from the orders of the store',
    },
    flags.includes('stale') && {
      tone: 'warn',
      text: 'Late',
      why: 'Stale: a later state of the order was known already, and stays',
    },
    reason !== null && { tone: 'warn', ...quarantined[reason] },
    signature === 'unsigned' && {
      tone: 'warn',
      text: 'Unsigned',
      why: 'No hooks token was set when it came: nobody vouches for it',
    },
    handler.state === 'failed' && {
      tone: 'bad',
      text: 'Failed',
      why: `The handler failed and is run again: ${handler.lastError ?? 'no message'}`,
    },
    handler.state === 'parked' && {
      tone: 'bad',
      text: 'Parked',
      why: `The handler failed ${handler.runs} times and is not run again by itself: ${handler.lastError ?? 'no message'}`,
    },
  ]
  return found.filter((flag) => flag !== false)
}
