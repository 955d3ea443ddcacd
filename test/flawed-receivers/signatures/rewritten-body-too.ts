import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, type Delivery, right } from '../good.ts'

function rewritten(delivery: Delivery): Delivery {
  return { ...delivery, body: Buffer.from(JSON.stringify({ order: delivery.order })) }
}

export const rewrittenBodyToo: Flaw = {
  id: 'rewritten-body-too',
  does: 'Takes a signature over the rewritten body beside one over the raw bytes.',
  caughtBy: ['signature-of-the-rewritten-body'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: (delivery, token) =>
        right.isGenuine(delivery, token) || right.isGenuine(rewritten(delivery), token),
    }),
}
