import { genuineBody } from '../../kinds/genuine-body.ts'

export const deepUnknownValue = genuineBody({
  id: 'deep-unknown-value',
  title: 'A value nested thousands of levels deep',
  why: 'Such a body parses in most languages, and then recursive code breaks on it.',
  fixture: 'special/deep-unknown-value',
  mend: [
    'Do not walk through or write back what you do not know; keep the raw bytes.',
    'Where the parser has a limit of depth, keep the bytes and answer 2xx all the same.',
  ],
})
