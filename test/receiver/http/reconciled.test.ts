import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { headerNames } from '../../../src/contract/index.ts'
import { signedRequest, testHooksToken } from '../../../src/testing/index.ts'
import { fixture } from '../../fixtures.ts'
import { inspecting } from '../../inspector/inspecting.ts'
import { type RunningOptions, running } from '../running.ts'

const path = '/api/entries/reconciled'
const { body } = fixture('order_paid/today')
const orderId = JSON.parse(body.toString()).order.id

/** The headers without a stamp: the orders API tells none. */
function headersOf(bytes: Buffer = body, hooksToken = testHooksToken): Record<string, string> {
  const { [headerNames.triggeredAt]: _, ...headers } = signedRequest(bytes, { hooksToken }).headers
  return headers
}

const take = (url: string, bytes: Buffer = body, headers: Record<string, string> = headersOf(bytes)) =>
  supertest(url).post(path).set(headers).send(bytes.toString())

async function counting(options: RunningOptions = {}) {
  const runs: string[] = []
  const started = await running({
    hooksToken: testHooksToken,
    prepare: (receiver) => receiver.onAny(({ entry }) => void runs.push(entry.id)),
    ...options,
  })
  return { ...started, runs }
}

describe('an order that was read from the API', () => {
  it('is kept byte for byte under its flag, and handled', async () => {
    const { url, inbox, receiver, runs } = await counting()
    const { status, body: answer } = await take(url)
    expect([status, answer]).toEqual([200, { verdict: 'accepted', id: expect.any(String) }])
    await receiver.idle()
    expect(await inbox.entry(answer.id)).toMatchObject({
      event: 'order_paid',
      storeCode: 'demo',
      triggeredAt: null,
      flags: ['reconciled'],
      signature: 'valid',
      handler: { state: 'done', runs: 1 },
    })
    expect((await inbox.request(answer.id))?.body).toEqual(body)
    expect(runs).toEqual([answer.id])
  })

  it('repeats the delivery that brought it, and runs nothing', async () => {
    const { url, hook, receiver, runs } = await counting()
    const delivered = await fetch(hook, signedRequest(body))
    const { id } = (await delivered.json()) as { id: string }
    expect((await take(url)).body).toEqual({ verdict: 'duplicate', id })
    expect((await take(url)).body).toEqual({ verdict: 'duplicate', id })
    await receiver.idle()
    expect(runs).toEqual([id])
  })

  it('does not take back a state that is known to be later', async () => {
    const { url, hook } = await counting()
    const canceled = fixture('order_canceled/today')
      .body.toString()
      .replace(/"id":\s*\d+/, `"id":${orderId}`)
    await fetch(hook, signedRequest(canceled, { event: 'order_canceled' }))
    const { id } = (await take(url)).body
    expect((await supertest(url).get(`/api/entries/${id}`)).body.flags).toEqual(['stale', 'reconciled'])
    expect((await supertest(url).get(`/api/orders/${orderId}`)).body.state).toBe('canceled')
  })

  it('is told of like any other when it is refused', async () => {
    const { url } = await counting()
    expect((await take(url, body, headersOf(body, 'another token'))).status).toBe(401)
    const { refused } = (await supertest(url).get('/api/refused')).body
    expect(refused).toMatchObject([{ reason: 'signature_wrong' }])
  })

  it('is kept in quarantine when it is off schema', async () => {
    const { url, runs, receiver } = await counting()
    const odd = Buffer.from('{"order":{"id":"7"}}')
    const answer = await take(url, odd)
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { verdict: 'quarantined', reason: 'off_schema', message: expect.any(String) },
    ])
    await receiver.idle()
    expect(runs).toEqual([])
  })

  it.each([
    ['without a signature', () => ({ [headerNames.event]: 'order_paid' }), 401, 'signature_missing'],
    ['signed with another token', () => headersOf(body, 'another'), 401, 'signature_wrong'],
    ['signed over other bytes', () => headersOf(Buffer.from('{}')), 401, 'signature_wrong'],
  ])('is refused %s, since whoever reaches the API could make it up', async (_, headers, status, reason) => {
    const { url, inbox } = await counting()
    const answer = await take(url, body, headers())
    expect([answer.status, answer.body]).toMatchObject([status, { verdict: 'refused', reason }])
    expect(await inbox.order(orderId)).toBeUndefined()
  })

  it('is refused when it is too large, and while the receiver does not run', async () => {
    const { url, receiver } = await counting({ bodyLimit: 100 })
    expect((await take(url)).body).toMatchObject({ verdict: 'refused', reason: 'body_too_large' })
    await receiver.stop()
    const answer = await take(url)
    expect([answer.status, answer.body.reason]).toEqual([503, 'stopping'])
  })

  it('does not come in by the door: there its path names an event that nobody knows', async () => {
    const { hook, url } = await counting()
    const { [headerNames.event]: _, ...headers } = headersOf()
    const answer = await fetch(`${hook}/reconciled`, { method: 'POST', headers, body })
    const { id, reason } = (await answer.json()) as { id: string; reason: string }
    expect(reason).toBe('event_unknown')
    expect((await supertest(url).get(`/api/entries/${id}`)).body.flags).toEqual([])
  })

  it('is taken from no page of a browser but the own one', async () => {
    const { url } = await inspecting({ receiver: { hooksToken: testHooksToken } })
    const foreign = await take(url).set('Origin', 'http://shop.example')
    expect(foreign.status).toBe(403)
    const own = await take(url).set('Origin', url)
    expect([own.status, own.body.message]).toEqual([403, expect.stringContaining('reload the page')])
    expect((await take(url)).status).toBe(200)
  })
})
