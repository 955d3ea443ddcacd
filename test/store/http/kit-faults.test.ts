import { createServer } from 'node:http'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { faultIds, type Store } from '../../../src/store/index.ts'
import { hookAt, runStore } from '../stores.ts'
import { listen, receiver } from '../wires.ts'
import { eventStream } from './event-stream.ts'

const put = (store: Store, body: unknown) =>
  request(store.app)
    .put('/kit/faults')
    .send(body as object)

describe('/kit/faults', () => {
  it('shows a store that behaves, and all that it could be told', async () => {
    const { body } = await request((await runStore()).app).get('/kit/faults')
    expect(body).toMatchObject({ seed: 'jumpseller', faults: [] })
    expect(body.known.map(({ fault }: { fault: string }) => fault)).toEqual(faultIds)
    expect(body.known[0]).toEqual({
      fault: 'duplicate',
      title: expect.any(String),
      receiverMeets: expect.any(String),
      rightReceiver: expect.any(String),
    })
  })

  it('sets them, counts them, shows them on the attempt, and ends them', async () => {
    const store = await runStore()
    const target = await receiver(401, 200)
    await hookAt(store, 'order_paid', target.url)
    const set = await put(store, { faults: [{ fault: 'tamper', first: 1 }], seed: 7 })
    expect(set.status).toBe(200)
    expect(set.body).toMatchObject({
      seed: 7,
      faults: [{ fault: 'tamper', first: 1, every: null, struck: 0 }],
    })
    await store.orders.raiseNew('order_paid')
    await store.idle()
    const { body } = await request(store.app).get('/kit/deliveries/1')
    const [struck, retry] = body.delivery.attempts
    expect([struck.fault, retry.fault, struck.again]).toEqual(['tamper', null, null])
    expect(struck.request.bodyBase64).toBe(target.arrived[0]?.body.toString('base64'))
    expect(retry.request.bodyBase64).toBe(target.arrived[1]?.body.toString('base64'))
    const after = await request(store.app).get('/kit/faults')
    expect(after.body.faults).toMatchObject([{ struck: 1, ended: true }])
    expect((await put(store, { faults: [] })).body).toMatchObject({ seed: 7, faults: [] })
  })

  it.each([
    [
      { faults: [{ fault: 'tampr' }] },
      422,
      'faults_invalid',
      'number 1: "tampr" is no fault; there are duplicate',
    ],
    [{ faults: [{ fault: 'tamper', every: 0 }] }, 422, 'faults_invalid', 'every is a whole number from 1'],
    [{ faults: [{ fault: 'tamper', share: 2 }] }, 422, 'faults_invalid', 'share is a number over 0'],
    [
      { faults: [{ fault: 'tamper', share: 1, every: 2 }] },
      422,
      'faults_invalid',
      'every or share, not both',
    ],
    [
      { faults: [{ fault: 'tamper', often: 1 }] },
      422,
      'faults_invalid',
      'every, share, event, first, not often',
    ],
    [{ faults: [{ fault: 'tamper' }, null] }, 422, 'faults_invalid', 'number 2: it is an object'],
    [{ faults: Array(21).fill({ fault: 'tamper' }) }, 422, 'faults_invalid', 'at most 20'],
    [{ faults: [], seed: {} }, 422, 'faults_invalid', 'seed is text or a number'],
    [{ fault: 'tamper' }, 400, 'body_malformed', '"faults"'],
    [[], 400, 'body_malformed', '"faults"'],
  ])('refuses %j and changes nothing', async (asked, status, code, message) => {
    const store = await runStore()
    await put(store, { faults: [{ fault: 'duplicate' }] })
    const answer = await put(store, asked)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.message).toContain(message)
    expect((await request(store.app).get('/kit/faults')).body.faults).toMatchObject([{ fault: 'duplicate' }])
  })

  it('tells the live feed when they are set and when one has ended', async () => {
    const store = await runStore()
    await hookAt(store, 'order_paid', (await receiver(200)).url)
    const stream = await eventStream(`${await listen(createServer(store.app))}/kit/live`)
    await stream.nextBlock()
    await put(store, {
      faults: [
        { fault: 'duplicate', first: 1 },
        { fault: 'tamper', event: 'order_shipped' },
      ],
    })
    expect(await stream.next()).toMatchObject({ name: 'faults', data: { inForce: ['duplicate', 'tamper'] } })
    await store.orders.raiseNew('order_paid')
    let told = await stream.next()
    while (told.name !== 'faults') told = await stream.next()
    expect(told.data).toEqual({ id: 'faults', inForce: ['tamper'] })
  })
})
