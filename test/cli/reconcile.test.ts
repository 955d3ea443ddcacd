import { createServer, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type RunningReceiver,
  type RunningStore,
  signedRequest,
  startReceiver,
  startStore,
  testHooksToken,
} from '../../src/testing/index.ts'
import { fixture } from '../fixtures.ts'
import { listening } from '../receiver/running.ts'
import { granted } from '../store/stores.ts'
import { kit } from './run-in-process.ts'

let store: RunningStore
let receiver: RunningReceiver
let runs: string[]
beforeEach(async () => {
  store = await startStore({ speed: 'skip' })
  receiver = await startReceiver()
  runs = []
  receiver.receiver.onAny(({ event, order }) => void runs.push(`${event} ${order.id}`))
})
afterEach(async () => {
  await store.stop()
  await receiver.stop()
})

const reconcile = (...more: string[]) =>
  kit(['reconcile', '--api', store.url, '--to', receiver.url, '--json', ...more])
const result = async (...more: string[]) => {
  const ended = await reconcile(...more)
  return { code: ended.code, ...ended.records().at(-1) }
}
const order = async (status = 'Pending Payment') =>
  granted(await store.store.orders.create({ given: { status } })).id
const step = async (id: number, name: 'pay' | 'ship' | 'cancel') =>
  granted(await store.store.orders.step(id, name))
const hookFor = async (event: string, url = receiver.hookUrl) =>
  granted(await store.store.hooks.register({ event, url }))
const flagged = async () => (await fetch(`${receiver.url}/api/entries?q=flag:reconciled`)).json()
const stateOf = async (id: number) =>
  ((await (await fetch(`${receiver.url}/api/orders/${id}`)).json()) as { state: string }).state

describe('reconcile', () => {
  it('lists what was missed and changes nothing, until it is to apply', async () => {
    const paid = await order('Paid')
    const listed = await reconcile('--since', '1h')
    expect(listed.code).toBe(1)
    expect(listed.records()).toEqual([
      { type: 'progress', read: 1 },
      { type: 'missed', orderId: paid, kind: 'unknown', state: 'paid', known: null, event: 'order_paid' },
      {
        type: 'result',
        api: `${store.url}/v1`,
        since: expect.any(String),
        read: 1,
        same: 0,
        ahead: 0,
        older: 0,
        unread: 0,
        complete: true,
        missed: 1,
        takenIn: 0,
        leftOver: 1,
      },
    ])
    expect(await flagged()).toEqual({ entries: [], next: null })
  })

  it('takes in each by the event of its state, once, in the order of their numbers', async () => {
    const [created, paid, shipped, canceled] = [
      await order(),
      await order('Paid'),
      await order(),
      await order(),
    ]
    await step(shipped, 'pay')
    await step(shipped, 'ship')
    await step(canceled, 'cancel')
    expect(await result('--since', '1h', '--apply')).toMatchObject({
      code: 0,
      missed: 4,
      takenIn: 4,
      leftOver: 0,
    })
    await receiver.receiver.idle()
    expect(runs).toEqual([
      `order_created ${created}`,
      `order_paid ${paid}`,
      `order_shipped ${shipped}`,
      `order_canceled ${canceled}`,
    ])
    const { entries } = (await flagged()) as { entries: object[] }
    expect(entries).toHaveLength(4)
    expect(entries[0]).toMatchObject({ storeCode: 'demo', triggeredAt: null, signature: 'valid' })

    expect(await result('--since', '1h', '--apply')).toMatchObject({ code: 0, read: 4, same: 4, missed: 0 })
    await receiver.receiver.idle()
    expect(runs).toHaveLength(4)
    expect(((await flagged()) as { entries: object[] }).entries).toEqual(entries)
  })

  it('keeps the bytes that the API gave', async () => {
    const id = await order('Paid')
    await result('--since', '1h', '--apply')
    const [entry] = ((await flagged()) as { entries: { id: string }[] }).entries
    const raw = await (await fetch(`${receiver.url}/api/entries/${entry?.id}/raw`)).text()
    const given = await fetch(`${store.url}/v1/orders/${id}.json?login=demo&authtoken=demo-authtoken`)
    expect(raw).toBe(await given.text())
  })

  it('finds an order that went on while the hook was gone, and sees no change outside its fields', async () => {
    const hook = await hookFor('order_updated')
    const [went, changed, same] = [await order('Paid'), await order('Paid'), await order('Paid')]
    await store.store.idle()
    await receiver.receiver.idle()
    granted(await store.store.hooks.remove(hook.id))
    await step(went, 'ship')
    const put = await fetch(`${store.url}/v1/orders/${changed}.json?login=demo&authtoken=demo-authtoken`, {
      method: 'PUT',
      body: '{"order":{"additional_information":"At the back door"}}',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(put.status).toBe(200)
    runs = []
    // Of what the inbox knows, --since asks nothing: what differs was missed.
    const ended = await reconcile('--since', '2099-01-01', '--apply')
    expect(ended.records().filter(({ type }) => type === 'missed')).toEqual([
      {
        type: 'missed',
        orderId: went,
        kind: 'behind',
        state: 'shipped',
        known: 'paid',
        event: 'order_shipped',
      },
    ])
    expect(ended.records().at(-1)).toMatchObject({ same: 2, takenIn: 1 })
    await receiver.receiver.idle()
    expect(runs).toEqual([`order_shipped ${went}`])
    expect(await stateOf(same)).toBe('paid')
  })

  it('takes in what only changed as updated: it was paid once', async () => {
    await hookFor('order_paid')
    const id = await order('Paid')
    await store.store.idle()
    const entry = await receiver.waitForEntry('event:order_paid')
    const { body } = await bytesOf(entry.id)
    // The inbox is told of another buyer than the store now knows.
    const other = body.replace(/"email":"[^"]*"/, '"email":"before@example.com"')
    await fetch(
      receiver.hookUrl,
      signedRequest(other, { event: 'order_updated', triggeredAt: Date.now() + 1e9 }),
    )
    const ended = await reconcile('--since', '1h', '--apply')
    expect(ended.records().filter(({ type }) => type === 'taken')).toMatchObject([
      { orderId: id, verdict: 'accepted', event: 'order_updated' },
    ])
    expect(await result('--since', '1h')).toMatchObject({ code: 0, same: 1 })
  })

  it('leaves an order alone of which the inbox knows more', async () => {
    const id = await order('Paid')
    const canceled = fixture('order_canceled/today')
      .body.toString()
      .replace(/"id":\s*\d+/, `"id":${id}`)
    await fetch(receiver.hookUrl, signedRequest(canceled, { event: 'order_canceled' }))
    expect(await result('--since', '1h', '--apply')).toMatchObject({ code: 0, ahead: 1, missed: 0 })
    expect(await stateOf(id)).toBe('canceled')
  })

  it('leaves alone what the inbox never knew and did not change since', async () => {
    const id = await order('Paid')
    await store.store.setSpeed('paused')
    await store.store.playTo(Date.now() + 30 * 86_400_000)
    const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    expect(await result('--since', later)).toMatchObject({ code: 0, older: 1, missed: 0 })
    // Its own times are of a month ago, its history is of now.
    await step(id, 'ship')
    expect(await result('--since', later)).toMatchObject({ code: 1, older: 0, missed: 1 })
  })

  it('goes on with an order whose hooks came without the store’s code', async () => {
    const id = await order()
    const hook = signedRequest(
      await (await fetch(`${store.url}/v1/orders/${id}.json?login=demo&authtoken=demo-authtoken`)).text(),
      { event: 'order_created' },
    )
    const { 'Jumpseller-Store-Code': _, ...headers } = hook.headers
    await fetch(receiver.hookUrl, { ...hook, headers })
    expect(await result('--since', '1h')).toMatchObject({ same: 1 })
    await step(id, 'pay')
    expect(await result('--since', '1h', '--apply')).toMatchObject({ takenIn: 1 })
    expect(await stateOf(id)).toBe('paid')
    expect((await fetch(`${receiver.url}/api/orders/${id}?store=demo`)).status).toBe(404)
  })

  it('takes all in as another event where it is told to', async () => {
    const id = await order('Paid')
    expect((await result('--since', '1h', '--apply', '--as', 'order_updated')).code).toBe(0)
    await receiver.receiver.idle()
    expect(runs).toEqual([`order_updated ${id}`])
    expect(await result('--since', '1h')).toMatchObject({ code: 0, same: 1 })
  })

  it('reads no more orders than it is told, and says that there are more', async () => {
    for (let n = 0; n < 5; n++) await order('Paid')
    const ended = await reconcile('--since', '1h', '--most', '3', '--apply')
    expect([ended.code, ended.stderr]).toEqual([
      1,
      'Only 3 orders were read: add --most with a larger number.\n',
    ])
    expect(ended.records().at(-1)).toMatchObject({ read: 3, takenIn: 3, complete: false })
  })

  it('reads page after page', async () => {
    for (let n = 0; n < 130; n++) await order('Paid')
    const ended = await reconcile('--since', '1h')
    expect(ended.records().filter(({ type }) => type === 'progress')).toEqual([
      { type: 'progress', read: 100 },
      { type: 'progress', read: 130 },
    ])
    expect(ended.records().at(-1)).toMatchObject({ missed: 130 })
  })

  it('does not handle twice what a hook brings between the look and the taking', async () => {
    const id = await order('Paid')
    // The hook's delivery overtakes: it comes when the order's bytes are asked for.
    const api = await through(store.url, async (path, body) => {
      if (path === `/v1/orders/${id}.json`) await fetch(receiver.hookUrl, signedRequest(body))
    })
    const ended = await kit([
      'reconcile',
      '--api',
      api,
      '--to',
      receiver.url,
      '--json',
      '--since',
      '1h',
      '--apply',
    ])
    await receiver.receiver.idle()
    expect(ended.records().at(-2)).toMatchObject({ type: 'taken', orderId: id, verdict: 'came_meanwhile' })
    expect([ended.code, runs]).toEqual([0, [`order_paid ${id}`]])
  })

  it('keeps an order that is off schema in quarantine, and goes on telling of it', async () => {
    const id = await order('Paid')
    const api = await through(
      store.url,
      async () => {},
      (text) => text.replaceAll('"currency":"', '"currency":7,"x":"'),
    )
    const args = ['reconcile', '--api', api, '--to', receiver.url, '--json', '--since', '1h', '--apply']
    const first = await kit(args)
    expect(first.records().at(-2)).toMatchObject({
      orderId: id,
      verdict: 'quarantined',
      reason: 'off_schema',
    })
    const second = await kit(args)
    expect(second.records().at(-2)).toMatchObject({ orderId: id, verdict: 'duplicate' })
    expect([first.code, second.code, runs]).toEqual([1, 1, []])
  })

  it('tells people what it found and did', async () => {
    const id = await order('Paid')
    const args = ['reconcile', '--api', store.url, '--since', '1h']
    const listed = await kit([...args, '--to', receiver.hookUrl])
    expect(listed.stdout).toContain(`order ${id}  paid             the inbox has never heard of it`)
    expect(listed.stdout).toContain('1 orders read: 1 missed (1 unknown), 0 as the inbox knows them.')
    expect(listed.stdout).toContain('Take them in by adding --apply.')
    const applied = await kit([...args, '--to', `${receiver.url}/`, '--apply'])
    expect(applied.stdout).toMatch(
      new RegExp(`order ${id}  order_paid: accepted, entry \\S+\n1 taken in, 0 not\\.`),
    )
  })

  it('says that the receiver holds another token than the store', async () => {
    await order('Paid')
    const ended = await reconcile('--since', '1h', '--apply', '--token', 'another')
    expect([ended.code, ended.stderr]).toEqual([
      1,
      expect.stringMatching(/holds another hooks token.*--token T/s),
    ])
    expect(ended.stdout + ended.stderr).not.toContain(testHooksToken)
  })

  it.each([
    [['--since', 'yesterday'], 2, /It takes an age such as/],
    [['--since', '1h order:7'], 2, /It takes an age such as/],
    [[], 2, /required option '--since <time>' not specified/],
    [['--since', '1h', '--most', '0'], 2, /It takes a whole number from 1/],
    [['--since', '1h', '--as', 'order_exploded'], 2, /It takes an order event/],
    [
      ['--since', '1h', '--to', 'http://127.0.0.1:9'],
      1,
      /Nothing answers at http:\/\/127.0.0.1:9: start the receiver/,
    ],
    [['--since', '1h', '--authtoken', 'wrong'], 1, /with 401: .*\nCheck --login/],
  ])('says what is wrong with %j', async (args, code, message) => {
    await order()
    const ended = await reconcile(...args)
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(message)])
  })

  it('says that what answers is no receiver of the kit', async () => {
    await order()
    const odd = await listening(createServer((_req, res) => res.end('<html>')))
    const ended = await reconcile('--since', '1h', '--to', odd)
    expect([ended.code, ended.stderr]).toEqual([
      1,
      expect.stringMatching(/is no receiver of this kit.*Check --to/),
    ])
  })
})

async function bytesOf(id: string) {
  return { body: await (await fetch(`${receiver.url}/api/entries/${id}/raw`)).text() }
}

/** A way to the store's API on which something happens, and what it answers may be changed. */
async function through(
  target: string,
  before: (path: string, body: string) => Promise<unknown>,
  change: (text: string) => string = (text) => text,
): Promise<string> {
  return listening(
    createServer((req, res) => {
      const { url = '/', headers } = req
      request(`${target}${url}`, { headers }, async (answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk)
        const text = change(Buffer.concat(chunks).toString())
        await before(url, text)
        res.writeHead(answer.statusCode ?? 500, { 'Content-Type': 'application/json' }).end(text)
      }).end()
    }),
  )
}
