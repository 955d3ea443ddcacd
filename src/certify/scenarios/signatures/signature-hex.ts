import { createHmac } from 'node:crypto'
import { forgery, withSignature } from '../../kinds/forgery.ts'

export const signatureHex = forgery({
  id: 'signature-hex',
  title: 'The right digest, but in hex',
  why: 'The store sends Base64. Whoever takes hex as well, or instead, checks by guesswork.',
  severity: 'unwise',
  mend: [
    'Make the digest in Base64: `digest("base64")`, `base64_encode(hash_hmac("sha256", $body, $token, true))`.',
    'Take this one form and no other.',
  ],
  forge: (genuine, hooksToken) =>
    withSignature(genuine, () => createHmac('sha256', hooksToken).update(genuine.body).digest('hex')),
})
