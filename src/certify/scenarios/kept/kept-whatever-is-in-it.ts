import { eventOfWireName } from '../../../contract/index.ts'
import { countTaken, isLost, type SentOne } from '../../kinds/all-kept.ts'
import { keptBack, untold } from '../../kinds/kept-back.ts'
import type { ReadBack } from '../../read-back/read-back.ts'
import type { Target } from '../../target.ts'

const oddities = [
  'nul-escape',
  'lone-surrogate',
  'emoji-and-rtl',
  'phone-null',
  'deep-unknown-value',
  'five-hundred-lines',
] as const

/** Each strays in one field from all that has been seen so far. */
const drifts = ['total-string', 'customer-string'] as const

type Odd = SentOne & { name: string }

export const keptWhateverIsInIt = keptBack({
  id: 'kept-whatever-is-in-it',
  title: 'What was taken is kept, whatever is in it',
  why: 'Answered 2xx and refused by the database afterwards: the store is content, and the order is gone.',
  severity: 'loses_event',
  mend: [
    'Keep the raw bytes first, then answer; parse from what you kept.',
    'When the work after the answer fails, leave the bytes where somebody can have them worked through again.',
  ],
  async judge(target, kept) {
    const { orders, soundEvent: event, send } = target
    const sent: Odd[] = []
    for (const name of oddities) {
      const orderId = orders.newId()
      const exchange = await send(orders.delivery({ fixture: `special/${name}`, event, orderId }))
      sent.push({ name, orderId, exchange })
    }
    for (const drift of drifts) sent.push(...(await sendDrift(target, { drift, kept })))
    const counted = await countTaken(sent, kept)
    if (counted.some(({ count }) => count === null)) return untold('how many deliveries it kept (`entries`)')
    const lost = counted.filter(isLost)
    if (lost.length === 0) return { verdict: 'pass', says: 'All are kept.', evidence: [], goesOn: null }
    return {
      verdict: 'fail',
      says: `Answered 2xx and not kept: ${lost.map(({ name }) => name).join(', ')}.`,
      evidence: lost.slice(0, 3).map(({ exchange }) => exchange),
      goesOn: [200],
    }
  },
})

/**
 * Sent of an order that is known by another event: a receiver need not make a new one of what it cannot read. Where
 * no other event is taken, nothing is sent.
 */
async function sendDrift(
  { orders, soundEvents, soundEvent, send }: Target,
  { drift, kept }: { drift: (typeof drifts)[number]; kept: ReadBack },
): Promise<Odd[]> {
  const other = soundEvents.find((event) => event !== soundEvent)
  const known = other && eventOfWireName(other)
  if (!known) return []
  const orderId = orders.newId()
  await send(orders.delivery({ fixture: `${known}/today`, event: other, orderId }))
  // Whoever keeps nothing of the other event has a scenario of its own for it.
  const before = await kept.until(orderId, ({ count }) => count !== 0)
  const fixture = `quarantined/off-schema-${drift}`
  const exchange = await send(orders.delivery({ fixture, event: soundEvent, orderId }))
  return [{ name: drift, orderId, exchange, expected: (before.count ?? 0) + 1 }]
}
