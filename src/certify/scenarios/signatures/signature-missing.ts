import { headerNames } from '../../../contract/index.ts'
import { forgery } from '../../kinds/forgery.ts'
import { withHeader } from '../../wire/hook-request.ts'

export const signatureMissing = forgery({
  id: 'signature-missing',
  title: 'No signature at all',
  why: 'Anybody can post a body. Code that checks only when the header is there checks nothing.',
  mend: [
    'Answer 401 when `Jumpseller-Hmac-Sha256` is missing, whatever the body says.',
    "Look before you compare: Node's timingSafeEqual throws on undefined, and the answer is then a 500.",
  ],
  forge: (genuine) => withHeader(genuine, headerNames.signature, undefined),
})
