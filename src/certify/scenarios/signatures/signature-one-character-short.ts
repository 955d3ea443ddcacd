import { forgery, withSignature } from '../../kinds/forgery.ts'

export const signatureOneCharacterShort = forgery({
  id: 'signature-one-character-short',
  title: 'A signature that is one character short',
  why: 'Comparisons in constant time throw on another length, and comparisons by prefix or suffix take it.',
  mend: [
    'Compare the lengths first, and answer 401 when they differ.',
    'Compare the whole of both, in constant time (`hash_equals`, `compare_digest`, `timingSafeEqual`).',
  ],
  forge: (genuine) => withSignature(genuine, (signature) => signature.slice(1)),
})
