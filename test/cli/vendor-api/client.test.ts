import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createVendorApi } from '../../../src/cli/vendor-api/client.ts'
import { ensureHook, listHooks } from '../../../src/cli/vendor-api/hooks.ts'
import { lastChangeOf, orderPages, storeInfo } from '../../../src/cli/vendor-api/orders.ts'
import { pauseMs } from '../../../src/cli/vendor-api/rate-limit.ts'
import { listening } from '../../receiver/running.ts'

const authtoken = 'a-very-secret-authtoken'
const basic = Buffer.from(`someone:${authtoken}`).toString('base64')

type Answer = (req: IncomingMessage, res: ServerResponse) => void

/** An API that answers as it is told, one answer a call; the last one for all that follow. */
async function apiAt(...answers: Answer[]) {
  const asked: string[] = []
  const pauses: number[] = []
  const url = await listening(
    createServer((req, res) => {
      asked.push(`${req.method} ${req.url}`)
      answers[Math.min(asked.length, answers.length) - 1]?.(req, res)
    }),
  )
  const api = createVendorApi(
    { url: `${url}/v1`, login: 'someone', authtoken },
    { pause: async (ms) => void pauses.push(ms) },
  )
  return { api, asked, pauses, url }
}

const json =
  (value: unknown, status = 200, headers = {}): Answer =>
  (_req, res) =>
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value))

const tooSoon = (retryAfter?: string) =>
  json({ message: 'slow down' }, 429, retryAfter === undefined ? {} : { 'Retry-After': retryAfter })

describe('a call of the vendor’s API', () => {
  it('bears the credentials and its body, and answers JSON', async () => {
    let seen = {}
    const { api } = await apiAt((req, res) => {
      const { authorization, 'content-type': type } = req.headers
      req.on('data', (chunk) => {
        seen = { authorization, type, body: String(chunk) }
        res.end('{"hook":{"id":1}}')
      })
    })
    expect(await api.call('POST', '/hooks.json', { hook: { event: 'order_paid' } })).toEqual({
      hook: { id: 1 },
    })
    expect(seen).toEqual({
      authorization: `Basic ${basic}`,
      type: 'application/json',
      body: '{"hook":{"event":"order_paid"}}',
    })
  })

  it('that comes too soon is made again after the pause that was asked for', async () => {
    const { api, asked, pauses } = await apiAt(tooSoon('3'), tooSoon(), json([]))
    expect(await api.call('GET', '/hooks.json')).toEqual([])
    expect(pauses).toEqual([3_000, 1_000])
    expect(asked).toHaveLength(3)
  })

  it('is given up when it is always too soon, or the pause too long', async () => {
    const always = await apiAt(tooSoon('1'))
    await expect(always.api.call('GET', '/hooks.json')).rejects.toThrow(
      /with 429: slow down\nIt asks to wait/,
    )
    expect(always.pauses).toHaveLength(6)
    const long = await apiAt(tooSoon('3600'))
    await expect(long.api.call('GET', '/hooks.json')).rejects.toThrow('It asks to wait 3600 seconds')
    expect(long.pauses).toEqual([])
  })

  it.each([
    [json({ message: 'No.' }, 401), /GET \/v1\/a\.json with 401: No\.\nCheck --login and --authtoken/],
    [json({ message: 'Gone.' }, 404), /with 404: Gone\.\nCheck --api/],
    [json({ message: 'Odd.' }, 422), /with 422: Odd\.\nChange what it names/],
    [json('<html>', 502), /with 502: .*\nThe store itself failed: try again/],
    [json('', 301, { Location: 'http://127.0.0.1:9/v1' }), /leads to http:\/\/127.0.0.1:9\/v1: name the API/],
    [
      ((_req, res) => res.end('<html>')) satisfies Answer,
      /not with JSON: is it the API's address\? Check --api/,
    ],
  ])('that is answered otherwise says so, with the next step (%#)', async (answer, message) => {
    const { api, asked } = await apiAt(answer)
    await expect(api.call('GET', '/a.json')).rejects.toThrow(message)
    // A redirect would hand the credentials to whoever it names.
    expect(asked).toEqual(['GET /v1/a.json'])
  })

  it('that nobody answers says where, and not with which credentials', async () => {
    const api = createVendorApi({ url: 'http://127.0.0.1:9/v1', login: 'someone', authtoken })
    const fault = await api.call('GET', '/hooks.json').catch(String)
    expect(fault).toMatch(/Nothing answers at http:\/\/127.0.0.1:9\/v1 \(ECONNREFUSED\)/)
    expect(fault).not.toContain(authtoken)
  })

  it('shows no credentials, even where the store repeats them', async () => {
    const { api } = await apiAt(json({ message: `who is ${authtoken}, ${basic}?` }, 403))
    const fault = String(await api.call('GET', '/hooks.json').catch(String))
    expect(fault).toContain('who is (hidden), (hidden)?')
    expect(fault).not.toContain(authtoken)
  })
})

describe('a list', () => {
  const hook = (id: number) => ({ hook: { id, event: 'order_paid', url: 'http://127.0.0.1:1/' } })

  it('is read until a page is empty, since a page may hold fewer than were asked for', async () => {
    const { api, asked } = await apiAt(json([hook(1), hook(2)]), json([hook(2), hook(3)]), json([]))
    expect((await listHooks(api)).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(asked).toEqual([1, 2, 3].map((page) => `GET /v1/hooks.json?limit=100&page=${page}`))
  })

  it('of a server that knows no pages ends all the same', async () => {
    const { api, asked } = await apiAt(json([hook(1), hook(2)]))
    expect(await listHooks(api)).toHaveLength(2)
    expect(asked).toHaveLength(2)
  })

  it('that is none is told', async () => {
    const { api } = await apiAt(json({ orders: [] }))
    await expect(orderPages(api).next()).rejects.toThrow('/v1/orders.json is no list: check --api')
  })
})

describe('an answer of another form', () => {
  it.each([[{ id: 1 }], [null], [{ hook: null }], [1], [{ hook: { id: 1 } }]])(
    'as %j instead of a hook is told',
    async (item) => {
      const { api } = await apiAt(json([item]))
      await expect(listHooks(api)).rejects.toThrow('answers, but not with hooks')
      const made = await apiAt(json(item))
      const key = { event: 'order_paid', url: 'http://127.0.0.1:1/' } as const
      await expect(ensureHook(made.api, [], key)).rejects.toThrow('answers, but not with hooks')
    },
  )

  it('instead of an order, its history or the store costs no more than what it would have told', async () => {
    const orders = await apiAt(json([null, 1, { order: { id: 7 } }]), json([]))
    expect((await orderPages(orders.api).next()).value).toEqual([{}, {}, { id: 7 }])
    expect(await storeInfo((await apiAt(json(null))).api)).toEqual({ code: '', hooksToken: null })
    expect(await lastChangeOf((await apiAt(json([null, {}]))).api, 7)).toBeUndefined()
    await expect(lastChangeOf((await apiAt(json({ lines: [] }))).api, 7)).rejects.toThrow(
      'gives no history of order 7: check --api',
    )
  })
})

describe('the pause that Retry-After asks for', () => {
  const now = Date.UTC(2026, 0, 31, 12)

  it.each([
    ['2', 2_000],
    ['0', 0],
    [' 7 ', 7_000],
    ['60', 60_000],
    ['61', undefined],
    ['Sat, 31 Jan 2026 12:00:05 GMT', 5_000],
    ['Sat, 31 Jan 2026 11:00:00 GMT', 0],
    ['Sat, 31 Jan 2026 13:00:00 GMT', undefined],
    ['soon', 1_000],
    [undefined, 1_000],
  ])('of %s is %s ms', (text, ms) => {
    expect(pauseMs(text, now)).toBe(ms)
  })
})
