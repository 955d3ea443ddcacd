/** Fills a journal with entries through the inbox itself: four events an order, every body another. */
import { hash } from 'node:crypto'
import { type EventName, headerNames, wireNameOf } from '../../src/contract/index.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import type { Arrival } from '../../src/receiver/inbox.ts'
import { entriesAnOrder, firstOrder, storeOfFilled } from '../filled.ts'
import { orderBodies } from '../load/order-bodies.ts'

const [folder = '', fromText = '', toText = ''] = process.argv.slice(2)
const events: EventName[] = ['order_created', 'order_paid', 'order_updated', 'order_shipped']
const states = ['pending_payment', 'paid', 'paid', 'shipped'] as const
const bodies = [...orderBodies(2_000, 'fill')]
const idAt = '{"order":{"id":'.length
const idDigits = 8
const atOnce = 1_000

/** The order's number is the first in its body. */
function bodyOf(no: number, orderId: number): Buffer {
  const body = Buffer.from(bodies[no % bodies.length] as Buffer)
  body.write(String(orderId).padStart(idDigits, '0'), idAt, 'latin1')
  return body
}

function arrivalOf(no: number): Arrival {
  const at = no % entriesAnOrder
  const orderId = firstOrder + Math.floor(no / entriesAnOrder)
  const event = events[at] as EventName
  const body = bodyOf(no, orderId)
  const wireEvent = wireNameOf(event)
  const receivedAt = Date.now()
  return {
    receivedAt,
    event,
    wireEvent,
    storeCode: storeOfFilled,
    triggeredAt: receivedAt,
    orderId,
    orderState: states[at] ?? null,
    verdict: 'accepted',
    reason: null,
    signature: 'valid',
    handled: false,
    rawHeaders: [headerNames.event, wireEvent, headerNames.storeCode, storeOfFilled],
    body,
    digest: hash('sha256', body, 'buffer'),
  }
}

const inbox = createJournal({ folder })
await inbox.open()
for (let no = Number(fromText); no < Number(toText); ) {
  const appended = []
  for (; appended.length < atOnce && no < Number(toText); no += 1) appended.push(inbox.append(arrivalOf(no)))
  await Promise.all(appended)
}
await inbox.close()
process.stdout.write('filled\n')
