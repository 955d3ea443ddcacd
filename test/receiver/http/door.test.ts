import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { describe, expect, it } from 'vitest'
import { sign } from '../../../src/contract/index.ts'
import { createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { StorageError } from '../../../src/receiver/inbox.ts'
import { createReceiver } from '../../../src/receiver/index.ts'
import { fixture, fixtures, fixtureToken } from '../../fixtures.ts'
import { listening, running } from '../running.ts'

const json = 'application/json'
const good = '{"order":{"id":1,"status":"Paid"}}'

async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', body, headers: { 'Content-Type': json, ...headers } })
  return { status: response.status, ...((await response.json()) as object) }
}

function signed(body: string | Buffer, headers: Record<string, string> = {}) {
  return {
    'Jumpseller-Event': 'order_paid',
    'Jumpseller-Hmac-Sha256': sign(Buffer.from(body), 'secret'),
    ...headers,
  }
}

describe('the table of answers', () => {
  const big = `{"order":{"id":1,"status":"${'x'.repeat(2000)}"}}`
  const rows: [string, { body: string | Buffer; headers?: Record<string, string>; path?: string }, object][] =
    [
      ['accepted', { body: good, headers: signed(good) }, { status: 200, verdict: 'accepted' }],
      [
        'accepted by the event of the path, kit name',
        { body: good, headers: signed(good, { 'Jumpseller-Event': '' }), path: '/order_created' },
        { status: 200, verdict: 'accepted' },
      ],
      [
        'accepted by the event of the path, wire name',
        { body: good, headers: signed(good, { 'Jumpseller-Event': '' }), path: '/order_pending_payment' },
        { status: 200, verdict: 'accepted' },
      ],
      [
        'no event anywhere',
        { body: good, headers: signed(good, { 'Jumpseller-Event': '' }) },
        { status: 200, verdict: 'quarantined', reason: 'event_missing' },
      ],
      [
        'unknown event',
        { body: good, headers: signed(good, { 'Jumpseller-Event': 'product_created' }) },
        { status: 200, verdict: 'quarantined', reason: 'event_unknown' },
      ],
      [
        'not JSON',
        { body: '{', headers: signed('{') },
        { status: 200, verdict: 'quarantined', reason: 'not_json' },
      ],
      [
        'not UTF-8',
        { body: Buffer.from([0x22, 0xff, 0x22]), headers: signed(Buffer.from([0x22, 0xff, 0x22])) },
        { status: 200, verdict: 'quarantined', reason: 'not_json' },
      ],
      [
        'empty',
        { body: '', headers: signed('') },
        { status: 200, verdict: 'quarantined', reason: 'not_json' },
      ],
      [
        'off schema',
        { body: '{"order":{"id":1}}', headers: signed('{"order":{"id":1}}') },
        { status: 200, verdict: 'quarantined', reason: 'off_schema' },
      ],
      ['no signature', { body: good }, { status: 401, verdict: 'refused', reason: 'signature_missing' }],
      [
        'short signature',
        { body: good, headers: { 'Jumpseller-Hmac-Sha256': 'abc' } },
        { status: 401, verdict: 'refused', reason: 'signature_malformed' },
      ],
      [
        'signature of another token',
        { body: good, headers: { 'Jumpseller-Hmac-Sha256': sign(Buffer.from(good), 'other') } },
        { status: 401, verdict: 'refused', reason: 'signature_wrong' },
      ],
      [
        'too large',
        { body: big, headers: signed(big) },
        { status: 413, verdict: 'refused', reason: 'body_too_large' },
      ],
    ]

  it.each(rows)('%s', async (_name, { body, headers, path = '' }, expected) => {
    const { hook } = await running({ hooksToken: 'secret', bodyLimit: 1000 })
    expect(await post(hook + path, body as string, headers)).toMatchObject(expected)
    expect(await post(hook, good, signed(good))).toMatchObject({ status: 200 })
  })

  it('answers a body whose first piece is many times the limit, and does not hang up before', async () => {
    const { hook } = await running({ hooksToken: 'secret', bodyLimit: 1000 })
    const chunked = request(hook, { method: 'POST' })
    chunked.on('error', () => {})
    const answered = once(chunked, 'response')
    // In pieces of its own, it says nothing of its length beforehand.
    chunked.write(Buffer.alloc(40_000, 'x'))
    chunked.end()
    const [answer] = await answered
    expect(answer.statusCode).toBe(413)
    chunked.destroy()
  })

  it('answers a duplicate with the entry it repeats', async () => {
    const { hook } = await running({ hooksToken: 'secret' })
    const first = (await post(hook, good, signed(good))) as unknown as { id: string }
    expect(await post(hook, good, signed(good))).toEqual({ status: 200, verdict: 'duplicate', id: first.id })
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])(
    'answers %s with 405 and says what is allowed',
    async (method) => {
      const { hook } = await running()
      const response = await fetch(hook, { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    },
  )

  it('keeps what is refused in its own list, never in the inbox', async () => {
    const { hook, url, inbox } = await running({ hooksToken: 'secret' })
    await post(hook, good)
    expect((await inbox.entries({ filter: everything, limit: 1 })).entries).toEqual([])
    const { refused } = (await (await fetch(`${url}/api/refused`)).json()) as { refused: object[] }
    expect(refused).toMatchObject([{ reason: 'signature_missing', status: 401, body: good }])
  })

  it.each([
    ['', 'order_paid'],
    ['/', 'order_paid'],
    ['?from=shop', 'order_paid'],
    ['/order_created', 'order_created'],
    ['/order_created/', 'order_created'],
    ['/order%5Fcreated?x=1', 'order_created'],
  ])('is behind the hook URL%s, own server and Express alike', async (path, event) => {
    const { hook, inbox, receiver } = await running({ hooksToken: 'secret' })
    const mounted = await listening(createServer(express().use('/hooks', receiver.router)))
    const header = path.includes('created') ? '' : 'order_paid'
    for (const url of [hook + path, `${mounted}/hooks${path}`]) {
      expect(await post(url, good, signed(good, { 'Jumpseller-Event': header }))).toMatchObject({
        status: 200,
      })
    }
    const { entries } = await inbox.entries({ filter: everything, limit: 5 })
    expect(entries).toMatchObject([{ event, receipts: 2 }])
  })

  it.each(['/a/b', '/%', 'x'])('is not behind the hook URL%s', async (path) => {
    const { hook, inbox } = await running({ hooksToken: 'secret' })
    expect((await fetch(hook + path, { method: 'POST', body: good, headers: signed(good) })).status).toBe(404)
    expect((await inbox.entries({ filter: everything, limit: 5 })).entries).toEqual([])
  })

  it('takes any of several tokens while they are rotated', async () => {
    const { hook } = await running({ hooksToken: ['new', 'secret'] })
    expect(await post(hook, good, signed(good))).toMatchObject({ status: 200, verdict: 'accepted' })
  })

  it('rejects what is off schema where told to, and keeps it out', async () => {
    const { hook, inbox } = await running({ hooksToken: 'secret', onInvalid: 'reject' })
    expect(await post(hook, '{}', signed('{}'))).toMatchObject({ status: 422, reason: 'rejected_as_invalid' })
    expect((await inbox.entries({ filter: everything, limit: 1 })).entries).toEqual([])
  })
})

describe('without a token', () => {
  it('takes the documented sample of 2014 as it is posted, flagged unsigned', async () => {
    const { hook, url } = await running()
    const sample = fixture('order_paid/2014')
    const answer = await post(`${hook}/order_paid`, sample.body as unknown as string)
    expect(answer).toMatchObject({ status: 200, verdict: 'accepted' })
    const entry = await (await fetch(`${url}/api/entries/${(answer as unknown as { id: string }).id}`)).json()
    expect(entry).toMatchObject({
      signature: 'unsigned',
      fields: { id: 1026, customerEmail: 'test@gmail.com' },
    })
  })

  it('refuses what is not even JSON', async () => {
    const { hook } = await running()
    expect(await post(hook, 'x')).toEqual({ status: 400, verdict: 'refused', reason: 'unsigned_not_json' })
  })
})

describe('every fixture gets the answer that its folder promises', () => {
  const expected: Record<string, object> = {
    special: { status: 200, verdict: 'accepted' },
    quarantined: { status: 200, verdict: 'quarantined' },
    refused: { status: 401, verdict: 'refused' },
  }
  it.each(fixtures().map((one) => [`${one.group}/${one.name}`, one] as const))('%s', async (name, given) => {
    const unsigned = name.endsWith('/2014')
    const { hook } = await running({ hooksToken: unsigned ? null : fixtureToken })
    const path = unsigned ? `/${given.group}` : ''
    const answer = await post(
      hook + path,
      given.body as unknown as string,
      given.headers as Record<string, string>,
    )
    expect(answer).toMatchObject(expected[given.group] ?? { status: 200, verdict: 'accepted' })
  })
})

describe('trouble', () => {
  it('answers 503 and keeps out of the way when the inbox cannot keep it', async () => {
    const inbox = createMemoryInbox()
    const full = { ...inbox, append: () => Promise.reject(new StorageError('no space left on device')) }
    const { hook } = await running({ inbox: full })
    expect(await post(`${hook}/order_paid`, good)).toEqual({
      status: 503,
      verdict: 'refused',
      reason: 'storage_failed',
    })
  })

  it('answers 503 once it is stopped', async () => {
    const { hook, receiver } = await running()
    await receiver.stop()
    expect(await post(hook, good)).toEqual({ status: 503, verdict: 'refused', reason: 'stopping' })
  })

  it('tells a sender of 2 MiB that it is too much, and takes the next request on the same connection', async () => {
    const { hook } = await running()
    expect(await post(hook, 'x'.repeat(2 ** 21))).toMatchObject({ status: 413 })
    expect(await post(`${hook}/order_paid`, good)).toMatchObject({ status: 200 })
  })

  it('keeps nothing of a body that ends early', async () => {
    const { hook, url, inbox } = await running()
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.write(`POST /webhooks/jumpseller HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"order"`)
    await once(socket, 'connect')
    socket.resume()
    socket.end()
    await once(socket, 'close')
    expect(await post(`${hook}/order_paid`, good)).toMatchObject({ status: 200 })
    expect((await inbox.entries({ filter: everything, limit: 5 })).entries).toHaveLength(1)
  })

  it('reads a chunked body whole', async () => {
    const { hook } = await running({ hooksToken: 'secret' })
    const parts = new ReadableStream({
      start(controller) {
        for (const character of good) controller.enqueue(Buffer.from(character))
        controller.close()
      },
    })
    const response = await fetch(hook, {
      method: 'POST',
      body: parts,
      headers: signed(good),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(200)
  })

  it('will not be built with an empty token', () => {
    expect(() => createReceiver({ inbox: createMemoryInbox(), hooksToken: '' })).toThrow(
      /hooksToken is empty/,
    )
    expect(() => createReceiver({ inbox: createMemoryInbox(), hooksToken: [] })).toThrow(
      /hooksToken is empty/,
    )
  })
})
