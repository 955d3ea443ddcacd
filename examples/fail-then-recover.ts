/**
 * Two ways to fail, on the simulated store's virtual clock. The first requests are answered 500: the store
 * retries them after N^4 minutes. Then one is kept and answered 200, and its handler fails: that is the
 * receiver's own affair, which runs it again without the store.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createMemoryInbox } from '../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../src/receiver/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal', '…/receiver' and '…/store'.
import { createHttpSender, createMemoryState, createOutboxMailer, createStore } from '../src/store/index.ts'

interface Options {
  /** Requests that are answered 500 before the receiver takes them; 10 cost the hook. */
  failures?: number
  /** Milliseconds before a failed handler run is made again. */
  handlerRetry?: number
  print?: (line: string) => void
}

export async function run({ failures = 3, handlerRetry = 100, print = console.log }: Options = {}) {
  const hooksToken = randomUUID()
  const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken, handlerRetries: [handlerRetry] })
  const handled = new Promise<number>((resolve) => {
    receiver.on('order_paid', ({ fields, entry }) => {
      if (entry.handler.runs === 0) throw new Error('the database is away')
      resolve(fields.id)
    })
  })
  receiver.onError(({ error }) => print(`A handler run has failed: ${(error as Error).message}`))
  await receiver.start()

  let requests = 0
  const server = createServer((req, res) => {
    requests += 1
    if (requests > failures) return receiver.door(req, res)
    req.resume()
    res.writeHead(500).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const store = createStore({
    state: createMemoryState(),
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    identity: { hooksToken },
    speed: 'skip',
  })
  await store.start()
  const hook = must(
    await store.hooks.register({
      event: 'order_paid',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    }),
  )
  const order = must(await store.orders.create())
  must(await store.orders.step(order.id, 'pay'))
  await store.idle()

  const [delivery] = store.deliveries.all()
  const attempts = delivery ? store.deliveries.attemptsOf(delivery) : []
  const began = attempts[0]?.startedAt ?? 0
  const timetable = attempts.map(({ n, startedAt, status, outcome }) => {
    return { n, minute: (startedAt - began) / 60_000, status, outcome }
  })
  print('attempt  minute  answer')
  for (const { n, minute, status } of timetable) {
    print(`${String(n).padStart(7)}  ${String(minute).padStart(6)}  ${status}`)
  }
  const hookState = store.hooks.get(hook.id)?.state
  print(`The hook is ${hookState}; mails to the admin: ${store.outbox.all().length}`)
  const handledOrder = timetable.at(-1)?.outcome === 'delivered' ? await handled : null
  print(handledOrder ? `Order ${handledOrder} is handled, in run 2` : 'The order never arrived')

  await store.stop()
  server.close()
  await receiver.stop()
  return { timetable, hook: hookState, mails: store.outbox.all().length, handled: handledOrder }
}

function must<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error(`The store refused: ${JSON.stringify(result)}`)
  return result.value
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run()
