/** The simulated store sends deliveries to one hook, every event signed when it is raised, every attempt on record. */
import { createHttpSender, createOutboxMailer, createStore, openStoreState } from '../../src/store/index.ts'
import { orderBodies } from '../load/order-bodies.ts'
import { hookPath, hooksToken } from '../wire.ts'
import { type Sent, sendersAtOnce, unmeasuredShare } from './sent.ts'

const [url = '', folder = '', count = ''] = process.argv.slice(2)
const total = Number(count)
const raisedAtOnce = 500
const store = createStore({
  state: await openStoreState(folder),
  sender: createHttpSender(),
  mailer: createOutboxMailer(),
  identity: { hooksToken },
  attemptsAtOnce: sendersAtOnce,
  speed: 'real',
})
const hook = await store.hooks.register({ event: 'order_paid', url: `${url}${hookPath}` })
if (!hook.ok) throw new Error(`the hook was refused: ${hook.code}`)

let raised: Promise<unknown>[] = []
for (const body of orderBodies(total, 'send')) {
  raised.push(store.raise('order_paid', body))
  if (raised.length === raisedAtOnce) {
    await Promise.all(raised)
    raised = []
  }
}
await Promise.all(raised)

let ended = 0
let began = 0
store.on('attempt', ({ attempt }) => {
  if (attempt.outcome !== 'delivered') throw new Error(`an attempt was ${attempt.outcome}`)
  ended += 1
  if (ended === Math.floor(total * unmeasuredShare)) began = performance.now()
})
await store.start()
await store.idle()
const seconds = (performance.now() - began) / 1_000
const sent: Sent = {
  rate: (total * (1 - unmeasuredShare)) / seconds,
  peakMiB: process.resourceUsage().maxRSS / 1024,
}
await store.stop()
process.stdout.write(`${JSON.stringify(sent)}\n`)
