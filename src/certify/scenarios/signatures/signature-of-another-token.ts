import { sign } from '../../../contract/index.ts'
import { forgery, withSignature } from '../../kinds/forgery.ts'

/** A token as stores have them, of none. */
const anothersToken = '0badc0de0badc0de0badc0de0badc0de'

export const signatureOfAnotherToken = forgery({
  id: 'signature-of-another-token',
  title: "A signature made with another store's token",
  why: 'Well formed, and wrong: it is told from a right one only by computing it.',
  mend: [
    'Compute the HMAC-SHA256 of the raw body with your hooks token, and compare the whole of it.',
    'The token is `hooks_token` of the store, not the API token; read it at start, and fail when it is unset.',
  ],
  forge: (genuine) => withSignature(genuine, () => sign(genuine.body, anothersToken)),
})
