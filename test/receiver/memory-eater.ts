/** A receiver on the folder that it is given, of which order 7's handler takes all memory there is. */
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { startReceiver } from '../../src/testing/index.ts'

const { receiver, hookUrl } = await startReceiver({
  inbox: createJournal({ folder: process.argv[2] as string }),
})
receiver.onAny(({ order }) => {
  if (order.id !== 7) return
  const eaten: number[][] = []
  for (;;) eaten.push(Array.from({ length: 10_000 }, Math.random))
})
process.stdout.write(`${hookUrl}\n`)
