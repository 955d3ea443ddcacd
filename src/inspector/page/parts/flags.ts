import type { Entry } from '../../../receiver/domain/entry.ts'
import type { QuarantineReason } from '../../../receiver/domain/verdict.ts'

export interface Flag {
  tone: 'odd' | 'warn' | 'bad'
  sign: string
  word: string
  /** How many times; null where that says nothing. */
  times: number | null
  why: string
}

export type Flagged = Pick<Entry, 'flags' | 'receipts' | 'reason' | 'signature' | 'handler'>

const quarantined: Record<QuarantineReason, Pick<Flag, 'word' | 'why'>> = {
  off_schema: { word: 'Off schema', why: 'Genuine JSON, but not what the schema describes' },
  not_json: { word: 'Not JSON', why: 'Genuine, but no JSON in UTF-8' },
  event_missing: { word: 'No event', why: 'Neither a header nor the URL names the event' },
  event_unknown: { word: 'Unknown event', why: 'An event that the kit does not know' },
}

/** What is out of the ordinary about an entry, in the words of the list and of the entry alike. */
export function flagsOf({ flags, receipts, reason, signature, handler }: Flagged): Flag[] {
  const found: ((Omit<Flag, 'times'> & { times?: number }) | false)[] = [
    receipts > 1 && {
      tone: 'odd',
      sign: '≡',
      word: 'Duplicate',
      times: receipts,
      why: `It came ${receipts} times and was handled once`,
    },
    flags.includes('reconciled') && {
      tone: 'odd',
      sign: '↻',
      word: 'Reconciled',
      why: 'No hook brought it: reconcile read it from the orders of the store',
    },
    flags.includes('stale') && {
      tone: 'warn',
      sign: '◷',
      word: 'Late',
      why: 'Stale: a later state of the order was known already, and stays',
    },
    reason !== null && { tone: 'warn', sign: '▲', ...quarantined[reason] },
    signature === 'unsigned' && {
      tone: 'warn',
      sign: '▲',
      word: 'Unsigned',
      why: 'No hooks token was set when it came: nobody vouches for it',
    },
    handler.state === 'failed' && {
      tone: 'bad',
      sign: '✕',
      word: 'Failed',
      why: `The handler failed and is run again: ${handler.lastError ?? 'no message'}`,
    },
    handler.state === 'parked' && {
      tone: 'bad',
      sign: '✕',
      word: 'Parked',
      why: `The handler failed ${handler.runs} times and is not run again by itself: ${handler.lastError ?? 'no message'}`,
    },
  ]
  return found.filter((flag) => flag !== false).map((flag) => ({ times: null, ...flag }))
}
