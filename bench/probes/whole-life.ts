/** Deliveries that fail for their whole life, each to a hook of its own, over HTTP and on the virtual clock. */
import { createHttpSender, createOutboxMailer, createStore, openStoreState } from '../../src/store/index.ts'
import { orderBodies } from '../load/order-bodies.ts'
import { hookPath, hooksToken } from '../wire.ts'
import type { WholeLife } from './whole-life-told.ts'

const [url = '', folder = '', count = ''] = process.argv.slice(2)
const total = Number(count)
const hooksAtOnce = 500
const store = createStore({
  state: await openStoreState(folder),
  sender: createHttpSender(),
  mailer: createOutboxMailer(),
  identity: { hooksToken },
  profile: 'jumpseller-2014',
  unreachableHooks: 'accept',
  speed: 'skip',
})
for (let registered = 0; registered < total; registered += hooksAtOnce) {
  const many = Math.min(hooksAtOnce, total - registered)
  await Promise.all(
    Array.from({ length: many }, () =>
      store.hooks.register({ event: 'order_paid', url: `${url}${hookPath}` }),
    ),
  )
}

let attempts = 0
let hooksEnded = 0
store.on('attempt', () => {
  attempts += 1
})
store.on('hookEnd', () => {
  hooksEnded += 1
})
const began = performance.now()
const virtuallyBegan = store.clock.now()
for (const body of orderBodies(1, 'life')) await store.raise('order_paid', body)
await store.start()
await store.idle()
const told: WholeLife = {
  attempts,
  hooksEnded,
  mails: store.outbox.all().length,
  wallSeconds: (performance.now() - began) / 1_000,
  virtualDays: (store.clock.now() - virtuallyBegan) / 86_400_000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
}
await store.stop()
process.stdout.write(`${JSON.stringify(told)}\n`)
