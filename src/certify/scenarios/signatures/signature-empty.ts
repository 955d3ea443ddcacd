import { forgery, withSignature } from '../../kinds/forgery.ts'

export const signatureEmpty = forgery({
  id: 'signature-empty',
  title: 'An empty signature',
  why: 'In many languages an empty text counts as false, and a check behind "if there is one" is passed over.',
  mend: [
    'Treat an empty header as a missing one: 401.',
    'Never let the hooks token be empty either: refuse to start without it.',
  ],
  forge: (genuine) => withSignature(genuine, () => ''),
})
