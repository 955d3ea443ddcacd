import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

const room = 180

export const queueWithLittleRoom: Flaw = {
  id: 'queue-with-little-room',
  does: 'Answers, and keeps from a queue that has room for 180, where the newest push out the oldest.',
  caughtBy: ['nothing-lost-at-once'],
  limits: { patienceMs: 3_000 },
  create: (hooksToken) => {
    const queue: (() => void)[] = []
    let timer: NodeJS.Timeout | undefined
    return createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        clearTimeout(timer)
        // When nothing has come for so long: else a slow machine's burst would be kept in parts.
        timer = setTimeout(() => keepAll(queue), 400)
        queue.push(() => void right.keep(delivery, known))
        if (queue.length > room) queue.shift()
      },
    })
  },
}

function keepAll(queue: (() => void)[]): void {
  for (const keep of queue.splice(0)) keep()
}
