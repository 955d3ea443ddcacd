import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const textColumnOfPostgresql: Flaw = {
  id: 'text-column-of-postgresql',
  does: 'Writes the note into a text column, which refuses a NUL, and breaks.',
  caughtBy: ['nul-escape'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        if (order?.additional_information?.includes('\u0000')) throw new Error('invalid byte sequence: 0x00')
        return 200
      },
    }),
}
