import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

const room = 180

export const queueWithLittleRoom: Flaw = {
  id: 'queue-with-little-room',
  does: 'Answers, and keeps from a queue that has room for 180, where the newest push out the oldest.',
  caughtBy: ['nothing-lost-at-once'],
  create: (hooksToken) => {
    const queue: (() => void)[] = []
    return createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (queue.length === 0) setTimeout(() => keepAll(queue), 400)
        queue.push(() => void right.keep(delivery, known))
        if (queue.length > room) queue.shift()
      },
    })
  },
}

function keepAll(queue: (() => void)[]): void {
  for (const keep of queue.splice(0)) keep()
}
