import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const refused = /\\u0000|\\ud83d [^\\]|[^d] \\udd14/

export const jsonbColumn: Flaw = {
  id: 'jsonb-column',
  does: 'Writes the body into `jsonb`, which refuses a NUL and half an emoji, and breaks.',
  caughtBy: ['nul-escape', 'lone-surrogate'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ body }) {
        if (refused.test(body.toString())) throw new Error('unsupported Unicode escape sequence')
        return 200
      },
    }),
}
