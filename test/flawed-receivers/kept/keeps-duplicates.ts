import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const keepsDuplicates: Flaw = {
  id: 'keeps-duplicates',
  does: 'Keeps whatever comes, as often as it comes.',
  caughtBy: ['kept-once', 'kept-once-in-parallel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        known.push(delivery)
      },
    }),
}
