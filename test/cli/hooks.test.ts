import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningStore, startStore } from '../../src/testing/index.ts'
import { listening } from '../receiver/running.ts'
import { kit } from './run-in-process.ts'

let store: RunningStore
let target: string
beforeEach(async () => {
  store = await startStore({ profile: 'jumpseller-2023', speed: 'skip' })
  target = `${await listening(createServer((_req, res) => res.writeHead(500).end()))}/hook`
})
afterEach(() => store.stop())

const hooks = (action: string, ...more: string[]) => kit(['hooks', action, '--api', store.url, ...more])

describe('hooks', () => {
  it('makes one for each order event, and keeps them the second time', async () => {
    const made = await hooks('create', '--url', target, '--json')
    expect([made.code, made.records().at(-1)]).toEqual([
      0,
      { type: 'result', api: `${store.url}/v1`, made: 5, kept: 0 },
    ])
    const again = await hooks('create', '--url', target)
    expect([again.code, again.stderr]).toEqual([0, ''])
    expect(again.stdout).toContain('0 made, 5 there already.')
    expect(store.store.hooks.all().map(({ wireEvent }) => wireEvent)).toEqual([
      'order_pending_payment',
      'order_paid',
      'order_shipped',
      'order_canceled',
      'order_updated',
    ])
  })

  it('makes one by either name of its event, and wakes a paused one', async () => {
    const [made] = (await hooks('create', '--event', 'order_created', '--url', target, '--json')).records()
    expect(made).toMatchObject({ type: 'hook', event: 'order_pending_payment', state: 'made' })
    for (let n = 0; n < 2; n++) await store.store.orders.create()
    await store.store.idle()
    expect(store.store.hooks.get(Number(made?.id))?.state).toBe('paused')
    const [kept] = (
      await hooks('create', '--event', 'order_pending_payment', '--url', target, '--json')
    ).records()
    expect(kept).toEqual({ ...made, state: 'kept' })
    expect(store.store.hooks.get(Number(made?.id))?.state).toBe('active')
  })

  it('posts to the receiver of this machine unless told otherwise', async () => {
    const env = { RECEIVER_PORT: new URL(target).port, STORE_PORT: new URL(store.url).port }
    const { code, stdout } = await kit(['hooks', 'create', '--event', 'order_paid'], { env })
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`http://127.0.0.1:${env.RECEIVER_PORT}/webhooks/jumpseller  made`),
    ])
  })

  it('lists them, all or those that are named', async () => {
    await hooks('create', '--url', target)
    await hooks('create', '--url', `${target}/other`, '--event', 'order_paid')
    expect((await hooks('list', '--json')).records()).toHaveLength(7)
    const paid = (await hooks('list', '--event', 'order_paid', '--json')).records()
    expect(paid.map(({ url }) => url)).toEqual([target, `${target}/other`, undefined])
    expect((await hooks('list', '--url', `${target}/none`)).stdout).toContain('make it with hooks create')
  })

  it('deletes those that are named, and none by accident', async () => {
    await hooks('create', '--url', target)
    await hooks('create', '--url', `${target}/other`)
    const [first] = store.store.hooks.all()
    expect((await hooks('delete')).code).toBe(2)
    expect((await hooks('delete', '--id', String(first?.id))).code).toBe(0)
    const rest = await hooks('delete', '--url', target, '--json')
    expect(rest.records().at(-1)).toEqual({ type: 'result', api: `${store.url}/v1`, deleted: 4 })
    const none = await hooks('delete', '--url', target)
    expect([none.code, none.stderr]).toEqual([1, `No such hook at ${store.url}/v1: see hooks list.\n`])
    expect((await hooks('list', '--json')).records().at(-1)).toMatchObject({ hooks: 5 })
  })

  it.each([
    [['list', '--authtoken', 'wrong-and-secret'], 1, /with 401: .*\nCheck --login and --authtoken/],
    [
      ['create', '--url', 'http://127.0.0.1:9/'],
      1,
      /refused POST \/v1\/hooks\.json with 4\d\d: .*127.0.0.1:9/,
    ],
    [['create', '--event', 'order_exploded', '--url', 'http://127.0.0.1:9/'], 1, /with 400: /],
    [['list', '--login', 'a:b'], 2, /A login has no colon/],
    [['list', '--api', 'http://me:secret-word@127.0.0.1:9'], 2, /do not belong into --api/],
    [['list', '--api', 'http://127.0.0.1:9'], 1, /Nothing answers at http:\/\/127.0.0.1:9\/v1/],
    [['mend'], 2, /It takes list, create, delete/],
    [['delete', '--id', '0'], 2, /It takes a hook's number/],
  ])('says what is wrong with %j', async (args, code, message) => {
    const ended = await hooks(args[0] as string, ...args.slice(1))
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(message)])
    expect(ended.stderr).not.toMatch(/secret/)
  })

  it('warns before the authtoken goes over a network in clear', async () => {
    // This machine, but not by a name that says so.
    const { code, stderr } = await kit(['hooks', 'list', '--api', 'http://0.0.0.0:9'])
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^0\.0\.0\.0:9 is asked in clear.*\nNothing answers/),
    ])
  })
})
