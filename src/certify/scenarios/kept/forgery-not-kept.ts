import { withSignature } from '../../kinds/forgery.ts'
import { keptBack, untold } from '../../kinds/kept-back.ts'

export const forgeryNotKept = keptBack({
  id: 'forgery-not-kept',
  title: 'A forgery is not kept, whatever it was answered',
  why: 'Checked after it was stored, or refused in words alone: the forged order is in the books all the same.',
  severity: 'forgery',
  mend: [
    'Check the signature before anything is written or queued.',
    'Keep what was refused in a log of its own, if at all, never among the orders.',
  ],
  needs: ['read', 'token', 'sound event'],
  async judge({ orders, soundEvent, send }, kept) {
    const orderId = orders.newId()
    const genuine = orders.delivery({ fixture: 'order_paid/today', event: soundEvent, orderId })
    const forged = await send(withSignature(genuine, () => `${'A'.repeat(43)}=`))
    const { count, state } = await kept.settled(orderId)
    if (count === null && state === null) return untold('how many deliveries it kept (`entries`)')
    const told = { evidence: [forged], goesOn: null }
    if ((count ?? 0) > 0 || state !== null) {
      return { verdict: 'fail', says: 'The forged order is among what was kept.', ...told }
    }
    return { verdict: 'pass', says: 'Nothing of it was kept.', ...told }
  },
})
