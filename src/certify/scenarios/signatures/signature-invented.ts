import { forgery, withSignature } from '../../kinds/forgery.ts'

export const signatureInvented = forgery({
  id: 'signature-invented',
  title: 'An order and a signature that are made up',
  why: 'The plainest forgery: a paid order that nobody paid. Answered 2xx, it goes unnoticed by those who watch.',
  mend: [
    'Check the signature of every request; answer 401, not 200, to what fails.',
    'Have refused requests counted, so that a wrong token or an attack is seen the same day.',
  ],
  forge: (genuine) => withSignature(genuine, () => `${'A'.repeat(43)}=`),
})
