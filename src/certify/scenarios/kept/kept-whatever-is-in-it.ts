import { type Exchange, isTaken } from '../../exchange.ts'
import { keptBack, untold } from '../../kinds/kept-back.ts'

const oddities = [
  'nul-escape',
  'lone-surrogate',
  'emoji-and-rtl',
  'phone-null',
  'deep-unknown-value',
  'five-hundred-lines',
] as const

export const keptWhateverIsInIt = keptBack({
  id: 'kept-whatever-is-in-it',
  title: 'What was taken is kept, whatever is in it',
  why: 'Answered 2xx and refused by the database afterwards: the store is content, and the order is gone.',
  severity: 'loses_event',
  mend: [
    'Keep the raw bytes first, then answer; parse from what you kept.',
    'When the work after the answer fails, leave the bytes where somebody can have them worked through again.',
  ],
  async judge({ orders, soundEvent, send }, kept) {
    const lost: { oddity: string; exchange: Exchange }[] = []
    for (const oddity of oddities) {
      const orderId = orders.newId()
      const exchange = await send(
        orders.delivery({ fixture: `special/${oddity}`, event: soundEvent, orderId }),
      )
      if (!isTaken(exchange)) continue
      const { count } = await kept.until(orderId, (told) => told.count !== 0)
      if (count === null) return untold('how many deliveries it kept (`entries`)')
      if (count === 0) lost.push({ oddity, exchange })
    }
    if (lost.length === 0) return { verdict: 'pass', says: 'All are kept.', evidence: [], goesOn: null }
    const names = lost.map(({ oddity }) => oddity).join(', ')
    return {
      verdict: 'fail',
      says: `Answered 2xx and not kept: ${names}.`,
      evidence: lost.slice(0, 3).map(({ exchange }) => exchange),
      goesOn: [200],
    }
  },
})
