import { rmSync } from 'node:fs'
import { join } from 'node:path'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { createJournal, createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import type { Inbox } from '../../../src/receiver/inbox.ts'
import { newFolder } from '../../cli/run-in-process.ts'
import { fixture } from '../../fixtures.ts'
import { arrival, arrivalOf } from '../arrivals.ts'
import { manualClock } from '../manual-clock.ts'
import { running } from '../running.ts'

describe('the read API', () => {
  it('lists entries newest first in pages', async () => {
    const { url, inbox } = await running()
    for (let n = 1; n <= 3; n++) await inbox.append(arrivalOf(n))
    const first = (await supertest(url).get('/api/entries?limit=2').expect(200)).body
    expect(first.entries.map((entry: { orderId: number }) => entry.orderId)).toEqual([3, 2])
    const second = (await supertest(url).get(`/api/entries?limit=2&before=${first.next}`).expect(200)).body
    expect(second.entries.map((entry: { orderId: number }) => entry.orderId)).toEqual([1])
    expect(second.next).toBeNull()
  })

  it('shows an entry with its headers, fields and what is off schema', async () => {
    const { url, inbox } = await running()
    const { id } = await inbox.append(arrival({ text: '{"order":{"id":"x","status":"Paid"}}' }))
    const { body } = await supertest(url).get(`/api/entries/${id}`).expect(200)
    expect(body).toMatchObject({
      id,
      headers: [
        ['Content-Type', 'application/json'],
        ['Jumpseller-Event', 'order_paid'],
      ],
      errors: [{ path: '/order/id', message: 'must be integer' }],
      fields: null,
    })
  })

  it('gives the bytes as received, as a download that no browser renders', async () => {
    const { url, inbox } = await running()
    const { id } = await inbox.append(arrival({ body: Buffer.from([0xff, 0x3c, 0x68]) }))
    const response = await supertest(url).get(`/api/entries/${id}/raw`).responseType('blob').expect(200)
    expect(response.body).toEqual(Buffer.from([0xff, 0x3c, 0x68]))
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    })
  })

  it('shows an order by its latest state with its fields and entries', async () => {
    const { url, inbox } = await running()
    const body = fixture('order_paid/production').body
    const { id } = await inbox.append(arrival({ body, orderId: JSON.parse(body.toString()).order.id }))
    const list = (await supertest(url).get('/api/orders').expect(200)).body
    expect(list.orders).toHaveLength(1)
    expect(list.orders[0]).toMatchObject({ state: 'paid', entries: [id], fields: { currency: 'CLP' } })
    const one = (await supertest(url).get(`/api/orders/${list.orders[0].id}`).expect(200)).body
    expect(one).toEqual(list.orders[0])
  })

  it('tells when the newest entry of an order was received, though an older one is its latest state', async () => {
    const { url, inbox } = await running()
    const known = arrivalOf(7)
    const { id } = await inbox.append(known)
    const receivedAt = known.receivedAt + 60_000
    const late = { orderId: 7, receivedAt, triggeredAt: (known.triggeredAt ?? 0) - 60_000 }
    const stale = await inbox.append(
      arrival({ ...late, text: '{"order":{"id":7,"status":"Paid","total":1}}' }),
    )
    expect(stale.stale).toBe(true)
    const { orders } = (await supertest(url).get('/api/orders').expect(200)).body
    expect(orders).toMatchObject([
      {
        fields: { total: 7 },
        entries: [stale.id, id],
        latestAt: new Date(receivedAt).toISOString(),
      },
    ])
  })

  it.each([
    ['/api/entries?q=event:nope', 400, /event: takes order_created/],
    ['/api/entries?limit=0', 400, /limit: takes a whole number/],
    ['/api/entries?before=x', 400, /before: takes/],
    ['/api/orders?before=x', 400, /before: takes/],
    ['/api/entries/wait?timeout=0', 400, /timeout: takes seconds/],
    ['/api/entries/none-1', 404, /No entry none-1/],
    ['/api/entries/none-1/raw', 404, /No entry none-1/],
    ['/api/orders/7', 404, /No order 7/],
    ['/api/orders/..%2f', 404, /No order/],
    ['/api/nope', 404, /No route GET/],
  ])('answers %s with %d and a message', async (path, status, message) => {
    const { url } = await running()
    const { body } = await supertest(url).get(path).expect(status)
    expect(body.message).toMatch(message)
  })
})

it('answers 503, and why, where the disk does not give what was kept', async () => {
  const folder = newFolder()
  const { url, inbox } = await running({ inbox: createJournal({ folder }) })
  const { id } = await inbox.append(arrivalOf(1))
  rmSync(join(folder, '00000001.ndjson'))
  for (const path of [`entries/${id}`, `entries/${id}/raw`, 'orders', 'orders/1', 'entries?q=total']) {
    const { body } = await supertest(url).get(`/api/${path}`).expect(503)
    expect(body.message).toMatch(/ENOENT.*00000001\.ndjson/)
  }
  await supertest(url).get('/api/entries').expect(200)
})

describe('wait', () => {
  it('answers the next entry that matches', async () => {
    const { url, inbox } = await running()
    const first = await inbox.append(arrivalOf(1))
    const waiting = supertest(url).get(`/api/entries/wait?q=order:3&after=${first.id}`)
    const answered = waiting.then((response) => response.body)
    await inbox.append(arrivalOf(2))
    const third = await inbox.append(arrivalOf(3))
    expect(await answered).toMatchObject({ id: third.id, orderId: 3 })
  })

  it('looks through all that came after the one named, however many they are', async () => {
    const { url, inbox } = await running()
    const first = await inbox.append(arrivalOf(1))
    await Promise.all(Array.from({ length: 2_600 }, (_, n) => inbox.append(arrivalOf(n + 2))))
    const look = (q: string) => supertest(url).get(`/api/entries/wait?q=${q}&after=${first.id}&timeout=20`)
    expect((await look('order:2').expect(200)).body.orderId).toBe(2)
    expect((await look('order:2500').expect(200)).body.orderId).toBe(2_500)
    expect((await look('order.total=2601').expect(200)).body.orderId).toBe(2_601)
    const waiting = look('order:3000').then((response) => response.body)
    await inbox.append(arrivalOf(3_000))
    expect((await waiting).orderId).toBe(3_000)
  })

  it('ends in time though it has not looked through all', async () => {
    const clock = manualClock()
    const { inbox } = await running({ clock })
    await Promise.all(Array.from({ length: 5_500 }, (_, n) => inbox.append(arrivalOf(n + 1))))
    let pages = 0
    const slow: Inbox = {
      ...inbox,
      addedAfter(id, limit) {
        pages += 1
        if (pages === 3) clock.advance(2_000)
        return inbox.addedAfter(id, limit)
      },
    }
    const { url } = await running({ clock, inbox: slow })
    const { status } = await supertest(url).get('/api/entries/wait?q=order:7000&after=x&timeout=2')
    expect([status, pages]).toEqual([408, 3])
  })

  it('looks at all that arrived in time, though the time is over before it has', async () => {
    const clock = manualClock()
    const inbox = createMemoryInbox()
    let reads = 0
    const slow: Inbox = {
      ...inbox,
      request(id) {
        reads += 1
        if (reads === 1) clock.advance(5_000)
        return inbox.request(id)
      },
    }
    const { url } = await running({ clock, inbox: slow })
    const answered = supertest(url)
      .get('/api/entries/wait?timeout=5&q=order.total=2')
      .then(({ status, body }) => ({ status, orderId: body.orderId }))
    await expect.poll(() => clock.waiting).toBe(1)
    await Promise.all([inbox.append(arrivalOf(1)), inbox.append(arrivalOf(2))])
    expect(await answered).toEqual({ status: 200, orderId: 2 })
  })

  it('answers 408 when none came in time', async () => {
    const clock = manualClock()
    const { url } = await running({ clock })
    const answered = supertest(url)
      .get('/api/entries/wait?timeout=5')
      .then((response) => response)
    await expect.poll(() => clock.waiting).toBe(1)
    clock.advance(5_000)
    expect((await answered).status).toBe(408)
  })
})

describe('readiness', () => {
  it('tells whether a request could be kept now', async () => {
    const { url, receiver } = await running()
    await supertest(url).get('/healthz').expect(200)
    await supertest(url).get('/readyz').expect(200, { ok: true })
    await receiver.stop()
    await supertest(url).get('/healthz').expect(200)
    expect((await supertest(url).get('/readyz').expect(503)).body).toMatchObject({ ok: false })
  })
})
