import { hash } from 'node:crypto'
import { validateBody } from '../contract/index.ts'
import { orderStateOf } from './domain/order-state.ts'
import type { Arrival, KeptEntry } from './inbox.ts'
import { parseJson } from './parse-json.ts'

/**
 * The arrival that a kept entry once was, so that it can be kept again. What the entry does not tell is read from
 * its bytes, which are the truth.
 */
export function arrivalOfKept({ entry, request }: KeptEntry): Arrival {
  const { body, rawHeaders } = request
  const { event, wireEvent, storeCode, orderId, verdict, reason, signature } = entry
  return {
    receivedAt: Date.parse(entry.receivedAt),
    event,
    wireEvent,
    storeCode,
    triggeredAt: entry.triggeredAt === null ? null : Date.parse(entry.triggeredAt),
    orderId,
    orderState: verdict === 'accepted' ? stateIn(body, event) : null,
    verdict,
    reason,
    signature,
    handled: entry.handler.state !== 'none',
    reconciled: entry.flags.includes('reconciled'),
    rawHeaders,
    body,
    digest: hash('sha256', body, 'buffer'),
  }
}

/** Accepted once, it speaks for its order even where schemas/ has changed since. */
function stateIn(body: Buffer, event: Arrival['event']) {
  const parsed = parseJson(body)
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  return valid?.ok ? orderStateOf(valid.body.order, event) : 'unknown'
}
