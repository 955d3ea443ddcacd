import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sign } from '../../src/contract/index.ts'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { StorageError } from '../../src/receiver/inbox.ts'
import { createReceiver, type Receiver, type ReceiverOptions, webhookPath } from '../../src/receiver/index.ts'
import { type Answered, type Sent, send } from '../receiver/http/send.ts'

export interface DoorUnderTest {
  /** As it stands in the table of docs/frameworks.md. */
  name: string
  /**
   * Serves the door at the hook's path in an app that also has `POST /echo`, which answers the JSON that the
   * framework's own parser read. Answers the address.
   */
  serve(receiver: Receiver): Promise<string>
  /** Serves the door where something in front has read the body already. */
  serveBehindParser(receiver: Receiver): Promise<string>
}

const hooksToken = 'secret'
const limit = 2 ** 16
const good = Buffer.from('{"order":{"id":1,"status":"Paid"}}')
const big = Buffer.from(JSON.stringify({ order: { id: 1, status: 'x'.repeat(limit * 4) } }))

/** A request signed as the store signs it. */
function signed(
  body: Buffer,
  headers: Record<string, string> = {},
): Sent & { headers: Record<string, string> } {
  return {
    body,
    headers: {
      'Jumpseller-Event': 'order_paid',
      'Jumpseller-Hmac-Sha256': sign(body, hooksToken),
      ...headers,
    },
  }
}

/** The same, cut into pieces of so many bytes: a character of several bytes may be cut in two. */
function inPieces(body: Buffer, size: number): Sent & { headers: Record<string, string> } {
  const count = Math.ceil(body.length / size)
  const pieces = Array.from({ length: count }, (_, n) => body.subarray(n * size, (n + 1) * size))
  return { ...signed(body), body: pieces }
}

async function opened(door: DoorUnderTest, options: Partial<ReceiverOptions> = {}) {
  const inbox = options.inbox ?? createMemoryInbox()
  const receiver = createReceiver({ hooksToken, bodyLimit: limit, ...options, inbox })
  const handled: number[] = []
  receiver.on('order_paid', ({ fields }) => void handled.push(fields.id))
  await receiver.start()
  onTestFinished(() => receiver.stop())
  const url = await door.serve(receiver)
  const entries = async () => (await inbox.entries({ filter: everything, limit: 10 })).entries
  return { receiver, inbox, url, hook: url + webhookPath, handled, entries }
}

/** The status and the JSON; the head must be that of every door. */
function told({ status, headers, text }: Answered): object {
  expect(headers['content-type']).toBe('application/json')
  expect(headers['content-length']).toBe(String(text.length))
  return { status, ...(JSON.parse(text) as object) }
}

const post = async (url: string, sent: Sent) => told(await send(url, sent))
const accepted = { status: 200, verdict: 'accepted', id: expect.any(String) }
const refused = (status: number, reason: string) => ({ status, verdict: 'refused', reason })
const quarantined = (reason: string) => ({
  status: 200,
  verdict: 'quarantined',
  reason,
  id: expect.any(String),
})

/** A case by its name in the table of docs/frameworks.md. */
type DoorCase = [name: string, run: (door: DoorUnderTest) => Promise<void>]

/** What every door answers, over real HTTP. */
export const doorCases: readonly DoorCase[] = [
  [
    'accepted, and the handler has the order',
    async (door) => {
      const { receiver, hook, handled } = await opened(door)
      expect(await post(hook, signed(good))).toEqual(accepted)
      await receiver.idle()
      expect(handled).toEqual([1])
    },
  ],
  [
    'duplicate',
    async (door) => {
      const { receiver, hook, handled } = await opened(door)
      const first = await post(hook, signed(good))
      expect(await post(hook, signed(good))).toEqual({ ...first, verdict: 'duplicate' })
      await receiver.idle()
      expect(handled).toEqual([1])
    },
  ],
  [
    'quarantined: unknown event',
    async (door) => {
      const { hook } = await opened(door)
      const unknown = signed(good, { 'Jumpseller-Event': 'product_created' })
      expect(await post(hook, unknown)).toEqual(quarantined('event_unknown'))
    },
  ],
  [
    'quarantined: not JSON',
    async (door) => {
      const { hook } = await opened(door)
      for (const body of ['{', '', '\xff'].map((text) => Buffer.from(text, 'latin1'))) {
        expect(await post(hook, signed(body))).toEqual(quarantined('not_json'))
      }
    },
  ],
  [
    'quarantined: off schema',
    async (door) => {
      const { hook } = await opened(door)
      expect(await post(hook, signed(Buffer.from('{"order":{"id":1}}')))).toEqual(quarantined('off_schema'))
    },
  ],
  [
    'refused: signature missing, malformed, wrong',
    async (door) => {
      const { hook, entries, receiver } = await opened(door)
      const withSignature = (signature: Record<string, string>) =>
        post(hook, { body: good, headers: { 'Jumpseller-Event': 'order_paid', ...signature } })
      const ofAnother = { 'Jumpseller-Hmac-Sha256': sign(good, 'other') }
      expect(await withSignature({})).toEqual(refused(401, 'signature_missing'))
      expect(await withSignature({ 'Jumpseller-Hmac-Sha256': 'abc' })).toEqual(
        refused(401, 'signature_malformed'),
      )
      expect(await withSignature(ofAnother)).toEqual(refused(401, 'signature_wrong'))
      expect(await entries()).toEqual([])
      expect(receiver.refused.list().map(({ body }) => body.toString())).toEqual(
        Array(3).fill(good.toString()),
      )
    },
  ],
  [
    'refused: another method, with Allow',
    async (door) => {
      const { hook } = await opened(door)
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await send(hook, { method })
        expect([method, told(answer)]).toEqual([method, refused(405, 'method_not_allowed')])
        expect(answer.headers.allow).toBe('POST')
      }
      const head = await send(hook, { method: 'HEAD' })
      expect([head.status, head.headers.allow, head.text]).toEqual([405, 'POST', ''])
    },
  ],
  [
    'refused: too large by its Content-Length',
    async (door) => {
      const { hook, entries } = await opened(door)
      expect(await post(hook, signed(big))).toEqual(refused(413, 'body_too_large'))
      expect(await entries()).toEqual([])
    },
  ],
  [
    'refused: too large while it streams in',
    async (door) => {
      const { hook, entries } = await opened(door)
      expect(await post(hook, inPieces(big, 10_000))).toEqual(refused(413, 'body_too_large'))
      expect(await entries()).toEqual([])
    },
  ],
  [
    'after a refusal the connection takes the next request',
    async (door) => {
      const { hook } = await opened(door)
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      onTestFinished(() => agent.destroy())
      expect(await post(hook, { ...signed(big), agent })).toEqual(refused(413, 'body_too_large'))
      expect(await post(hook, { body: good, agent })).toEqual(refused(401, 'signature_missing'))
      expect(await post(hook, { ...signed(good), agent })).toEqual(accepted)
    },
  ],
  [
    'a body without end is hung up on',
    async (door) => {
      const { hook } = await opened(door)
      const agent = new Agent({ keepAlive: true })
      onTestFinished(() => agent.destroy())
      const endless = request(hook, { method: 'POST', headers: signed(good).headers, agent })
      const answered = once(endless, 'response')
      endless.write(Buffer.alloc(limit + 1, 'x'))
      expect((await answered)[0].statusCode).toBe(413)
      endless.on('error', () => {})
      const hungUp = new Promise<void>((closed) => endless.on('close', closed))
      const write = () => {
        if (endless.destroyed) return
        endless.write(Buffer.alloc(limit, 'x'))
        setImmediate(write)
      }
      write()
      await hungUp
      expect(await post(hook, signed(good))).toEqual(accepted)
    },
  ],
  [
    'incomplete: the sender hangs up',
    async (door) => {
      const { hook, receiver, entries } = await opened(door)
      const headers = { ...signed(good).headers, 'Content-Length': '100' }
      const broken = request(hook, { method: 'POST', headers, agent: false })
      broken.on('error', () => {})
      await new Promise<void>((written) => broken.write('{"order"', () => written()))
      broken.destroy()
      await expect.poll(() => receiver.refused.list()).toMatchObject([{ reason: 'body_incomplete' }])
      expect(await entries()).toEqual([])
      expect(await post(hook, signed(good))).toEqual(accepted)
    },
  ],
  [
    'refused: the inbox cannot keep it',
    async (door) => {
      const append = () => Promise.reject(new StorageError('no space left on device'))
      const { hook } = await opened(door, { inbox: { ...createMemoryInbox(), append } })
      expect(await post(hook, signed(good))).toEqual(refused(503, 'storage_failed'))
    },
  ],
  [
    'refused: the receiver is stopped',
    async (door) => {
      const { hook, receiver } = await opened(door)
      await receiver.stop()
      expect(await post(hook, signed(good))).toEqual(refused(503, 'stopping'))
    },
  ],
  [
    'the event of the path',
    async (door) => {
      const { hook, entries } = await opened(door)
      const noEvent = (body: Buffer) => signed(body, { 'Jumpseller-Event': '' })
      const other = Buffer.from('{"order":{"id":2,"status":"Paid"}}')
      expect(await post(`${hook}/order_created?from=shop`, noEvent(good))).toEqual(accepted)
      expect(await post(`${hook}/order%5Fpending_payment`, noEvent(other))).toEqual(accepted)
      expect((await entries()).map(({ event }) => event)).toEqual(['order_created', 'order_created'])
      expect(await post(hook, noEvent(good))).toEqual(quarantined('event_missing'))
    },
  ],
  [
    'raw bytes kept: line ends, byte order mark, odd and broken UTF-8',
    async (door) => {
      const { hook, inbox } = await opened(door)
      const bodies = [
        '{\r\n\t"order": {"id": 1,\r\n "status": "Paid", "total": 399.0}\r\n}\r\n',
        '\ufeff{"order":{"id":1,"status":"Paid"}}',
        '{"order":{"id":1,"id":2,"status":"\u2028\u00e9e\u0301\u{1f9fe}\\ud800\\u0000"}}',
      ].map((text) => Buffer.from(text))
      bodies.push(Buffer.from([0x22, 0xc0, 0x80, 0xff, 0x00, 0x0d, 0x22]))
      for (const body of bodies) {
        const { id } = (await post(hook, signed(body))) as { id: string }
        expect((await inbox.request(id))?.body.equals(body)).toBe(true)
      }
    },
  ],
  [
    'header names in any case',
    async (door) => {
      const { hook, inbox, entries } = await opened(door)
      const headers = {
        'JUMPSELLER-EVENT': 'order_paid',
        'jumpseller-hmac-sha256': sign(good, hooksToken),
        'jUMPSELLER-sTORE-cODE': 'demo',
      }
      expect(await post(hook, { body: good, headers })).toEqual(accepted)
      const [entry] = await entries()
      expect(entry).toMatchObject({ event: 'order_paid', storeCode: 'demo' })
      const kept = (await inbox.request(entry?.id ?? ''))?.rawHeaders.map((text) => text.toLowerCase()) ?? []
      expect(kept[kept.indexOf('jumpseller-store-code') + 1]).toBe('demo')
    },
  ],
  [
    'any Content-Type, or none',
    async (door) => {
      const { hook } = await opened(door)
      const types = [
        'application/json; charset=utf-8',
        'application/x-www-form-urlencoded',
        'text/plain',
        'application/octet-stream',
        'multipart/form-data; boundary=x',
        'no type at all',
      ]
      const sent = [{}, ...types.map((type) => ({ 'Content-Type': type }))]
      for (const [n, type] of sent.entries()) {
        const body = Buffer.from(`{"order":{"id":${n + 1},"status":"Paid"}}`)
        expect([type, await post(hook, signed(body, type))]).toEqual([type, accepted])
      }
    },
  ],
  [
    'a large body in pieces',
    async (door) => {
      const { hook, inbox } = await opened(door)
      const body = Buffer.from(
        JSON.stringify({ order: { id: 1, status: 'Paid', note: 'ñ🧾'.repeat(9_000) } }),
      )
      const { headers, body: pieces } = inPieces(body, 1_001)
      const sent = { body: pieces, headers: { ...headers, 'Content-Length': String(body.length) } } as Sent
      const answer = (await post(hook, sent)) as { id: string }
      expect(answer).toEqual(accepted)
      expect((await inbox.request(answer.id))?.body.equals(body)).toBe(true)
    },
  ],
  [
    'a chunked body',
    async (door) => {
      const { hook, inbox } = await opened(door)
      const body = Buffer.from('{"order":{"id":1,"status":"Paid","note":"ñ🧾"}}')
      const answer = (await post(hook, inPieces(body, 1))) as { id: string }
      expect(answer).toEqual(accepted)
      expect((await inbox.request(answer.id))?.body.equals(body)).toBe(true)
    },
  ],
  [
    "the app's own JSON parser works beside it",
    async (door) => {
      const { hook, url } = await opened(door)
      const headers = { 'Content-Type': 'application/json' }
      const echo = () => send(`${url}/echo`, { body: Buffer.from('{"a": [1]}'), headers })
      expect(JSON.parse((await echo()).text)).toEqual({ a: [1] })
      expect(await post(hook, signed(good, headers))).toEqual(accepted)
      expect(JSON.parse((await echo()).text)).toEqual({ a: [1] })
    },
  ],
  [
    'refused: something in front has read the body',
    async (door) => {
      const errors: string[] = []
      const silent = () => {}
      const log = {
        debug: silent,
        info: silent,
        warn: silent,
        error: (_: object, text: string) => void errors.push(text),
      }
      const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken, log })
      await receiver.start()
      onTestFinished(() => receiver.stop())
      const hook = (await door.serveBehindParser(receiver)) + webhookPath
      const sent = signed(good, { 'Content-Type': 'application/json' })
      expect(await post(hook, sent)).toEqual(refused(503, 'raw_body_gone'))
      expect(errors.join()).toContain('docs/frameworks.md')
    },
  ],
]

export function doorSuite(door: DoorUnderTest): void {
  describe(`the door in ${door.name}`, () => {
    it.each(doorCases)('%s', (_, run) => run(door))
  })
}
