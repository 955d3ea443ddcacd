import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const eventHeaderDemanded: Flaw = {
  id: 'event-header-demanded',
  does: 'Answers 400 when the event header is missing.',
  caughtBy: ['no-event-header'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }) => (event === '' ? 400 : 200),
    }),
}
