import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

const inBase64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

export const hexToo: Flaw = {
  id: 'hex-too',
  does: 'Takes a digest in hex beside the one in Base64.',
  caughtBy: ['signature-hex'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: (delivery, token) =>
        right.isGenuine(delivery, token) ||
        right.isGenuine({ ...delivery, signature: inBase64(delivery.signature) }, token),
    }),
}
