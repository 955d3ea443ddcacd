import { genuineBody } from '../../kinds/genuine-body.ts'

export const nulEscape = genuineBody({
  id: 'nul-escape',
  title: 'A NUL in a text',
  why: '`\u0000` is valid JSON, and PostgreSQL refuses it in `text` and `jsonb`.',
  fixture: 'special/nul-escape',
  mend: [
    'Keep the raw bytes (`bytea`, BLOB, a file) as the truth, and strip `\u0000` from what goes into text columns.',
    'Answer 2xx when the bytes are kept, and parse afterwards.',
  ],
})
