import { genuineBody } from '../../kinds/genuine-body.ts'

export const loneSurrogate = genuineBody({
  id: 'lone-surrogate',
  title: 'Half an emoji',
  why: 'A text that was cut in the middle of an emoji ends in a lone surrogate: valid JSON that many encoders refuse.',
  fixture: 'special/lone-surrogate',
  mend: [
    'Replace lone surrogates before you encode (`toWellFormed()` in JavaScript, `errors="replace"` in Python).',
    'Keep the raw bytes as the truth.',
  ],
})
