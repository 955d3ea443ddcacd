import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const threeBytesALetter: Flaw = {
  id: 'three-bytes-a-letter',
  does: 'Keeps text in a column that has no room for an emoji (`utf8` in MySQL), and breaks.',
  caughtBy: ['emoji-and-rtl'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ body }) {
        if (/\p{Emoji_Presentation}/u.test(body.toString())) throw new Error('incorrect string value')
        return 200
      },
    }),
}
