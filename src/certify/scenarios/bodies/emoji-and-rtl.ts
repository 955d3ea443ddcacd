import { genuineBody } from '../../kinds/genuine-body.ts'

export const emojiAndRtl = genuineBody({
  id: 'emoji-and-rtl',
  title: 'Emoji and writing from right to left',
  why: 'Names and notes are what buyers type; a database in 3-byte UTF-8 refuses the first emoji.',
  fixture: 'special/emoji-and-rtl',
  mend: [
    'Use UTF-8 all the way: `utf8mb4` in MySQL, no Latin-1 in between.',
    'Hash the bytes of the body, not a text that was decoded and encoded again.',
  ],
})
