import { sign } from '../../../contract/index.ts'
import { forgery, withSignature } from '../../kinds/forgery.ts'

export const signatureOfTheRewrittenBody = forgery({
  id: 'signature-of-the-rewritten-body',
  title: 'A signature over the body parsed and written again',
  why: 'Taken only by code that hashes its own JSON: that lets 399.0 become 399, and refuses genuine deliveries.',
  severity: 'unwise',
  mend: [
    'Hash the bytes that came: `express.raw()`, `php://input`, `request.get_data()`, `request.body`.',
    'Keep JSON middleware away from this route, or have it hand the raw bytes on.',
  ],
  forge: (genuine, hooksToken) =>
    withSignature(genuine, () => {
      const rewritten = JSON.stringify(JSON.parse(Buffer.from(genuine.body).toString('utf8')))
      return sign(Buffer.from(rewritten), hooksToken)
    }),
})
