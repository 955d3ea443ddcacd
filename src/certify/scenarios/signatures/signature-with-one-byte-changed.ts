import { forgery } from '../../kinds/forgery.ts'

export const signatureWithOneByteChanged = forgery({
  id: 'signature-with-one-byte-changed',
  title: 'A signed body with one byte changed',
  why: 'A captured request with another total or another address is what a signature is there to stop.',
  mend: [
    'Compute the signature over the whole raw body of this very request.',
    'Do not take a signature for good because it has been seen before, nor check a part of the body alone.',
  ],
  forge: (genuine) => ({ ...genuine, body: withOtherDigit(genuine.body) }),
})

/** The last digit of the body is changed: still JSON, and still of the same order. */
function withOtherDigit(body: Uint8Array): Uint8Array {
  const changed = Buffer.from(body)
  const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39
  const at = changed.findLastIndex(isDigit)
  changed[at] = changed[at] === 0x39 ? 0x38 : 0x39
  return changed
}
