import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { sign } from '../../src/contract/index.ts'
import type { FaultId, FaultRule, Store } from '../../src/store/index.ts'
import { granted, hookAt, hooksToken, minutesOf, newOrder, runStore, watchAttempts } from './stores.ts'
import { gate, type Receiver, receiver, serve } from './wires.ts'

const signatureOf = ({ headers }: Receiver['arrived'][number]) => String(headers['jumpseller-hmac-sha256'])

async function misbehaving(rules: readonly FaultRule[], ...statuses: number[]) {
  const store = await runStore()
  const target = await receiver(...statuses)
  await hookAt(store, 'order_paid', target.url)
  granted(store.faults.set(rules))
  return { store, target, reports: watchAttempts(store) }
}

async function paid(store: Store) {
  await store.orders.raiseNew('order_paid')
  await store.idle()
}

async function once(fault: FaultId, ...statuses: number[]) {
  const { store, target, reports } = await misbehaving([{ fault, first: 1 }], ...statuses)
  const { raised } = await store.orders.raiseNew('order_paid')
  await store.idle()
  return { store, event: raised.event, arrived: target.arrived, reports }
}

describe('a store told to', () => {
  it('duplicate sends the same again once it was received, and the first answer counts', async () => {
    const { arrived, reports } = await once('duplicate', 200, 500)
    expect(arrived).toHaveLength(2)
    expect(arrived[1]).toEqual(arrived[0])
    expect(reports).toHaveLength(1)
    expect(reports[0]?.delivery.state).toBe('delivered')
    expect(reports[0]?.attempt).toMatchObject({
      fault: 'duplicate',
      outcome: 'delivered',
      again: { outcome: 'status', status: 500 },
    })
  })

  it('duplicate leaves a refused delivery to its retries', async () => {
    const { arrived, reports } = await once('duplicate', 500, 200)
    expect(arrived).toHaveLength(2)
    expect(reports.map(({ attempt }) => attempt.again)).toEqual([undefined, undefined])
    expect(minutesOf(reports)).toEqual([0, 1])
  })

  it('duplicate in parallel has both under way at once', async () => {
    const both = gate()
    let underWay = 0
    const url = await serve(async (_request, response) => {
      underWay += 1
      if (underWay === 2) both.open()
      await both.opened
      response.end()
    })
    const store = await runStore()
    const reports = watchAttempts(store)
    await hookAt(store, 'order_paid', url)
    granted(store.faults.set([{ fault: 'parallel_duplicate' }]))
    await paid(store)
    expect(underWay).toBe(2)
    expect(reports[0]?.attempt).toMatchObject({ outcome: 'delivered', again: { status: 200 } })
  })

  it('tamper changes one byte after signing, leaves JSON, and keeps what it sent', async () => {
    const { arrived, event, reports } = await once('tamper', 401, 200)
    const [changed, whole] = arrived as [Receiver['arrived'][number], Receiver['arrived'][number]]
    const differing = [...changed.body.keys()].filter((at) => changed.body[at] !== whole.body[at])
    expect(differing).toHaveLength(1)
    expect(() => JSON.parse(changed.body.toString())).not.toThrow()
    expect(signatureOf(changed)).toBe(sign(event.body, hooksToken))
    expect(reports[0]?.attempt.sentBodyBase64).toBe(changed.body.toString('base64'))
    expect(reports[1]?.attempt).not.toHaveProperty('fault')
    expect(reports[1]?.delivery.state).toBe('delivered')
  })

  it('truncate sends half, and says so', async () => {
    const { arrived, event } = await once('truncate', 401, 200)
    const half = Buffer.from(event.body).subarray(0, Math.floor(event.body.length / 2))
    expect(arrived[0]?.body).toEqual(half)
    expect(arrived[0]?.headers['content-length']).toBe(String(half.length))
    expect(arrived[1]?.body).toEqual(Buffer.from(event.body))
  })

  it('break off promises the whole, sends half and breaks the connection', async () => {
    let first = Buffer.alloc(0)
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', (chunk) => {
        first = Buffer.concat([first, chunk])
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const store = await runStore()
    const reports = watchAttempts(store)
    const { port } = server.address() as { port: number }
    await hookAt(store, 'order_paid', `http://127.0.0.1:${port}/`)
    granted(store.faults.set([{ fault: 'break_off' }]))
    const { raised } = await store.orders.raiseNew('order_paid')
    await store.idle()
    server.close()
    const requests = first.toString().split('POST / HTTP/1.1').slice(1)
    expect(requests).toHaveLength(10)
    const [head = '', body = ''] = (requests[0] ?? '').split('\r\n\r\n')
    expect(head.toLowerCase()).toContain(`content-length: ${raised.event.body.length}`)
    expect(Buffer.byteLength(body)).toBe(Math.floor(raised.event.body.length / 2))
    expect(reports[0]?.attempt).toMatchObject({ outcome: 'network', fault: 'break_off', status: null })
    expect(reports[0]?.attempt.message).toContain('break_off')
  })

  it('stamp anew does so on the retry alone, under the same signature', async () => {
    const { arrived, event } = await once('re_stamp', 500, 200)
    const stamps = arrived.map(({ headers }) => Date.parse(String(headers['jumpseller-triggered-at'])))
    expect(stamps).toEqual([event.triggeredAt, event.triggeredAt + 60_000])
    expect(arrived.map(signatureOf)).toEqual(Array(2).fill(sign(event.body, hooksToken)))
  })

  it('strip its headers sends none of its own', async () => {
    const { arrived } = await once('strip_headers', 401, 200)
    const own = (at: number) =>
      Object.keys(arrived[at]?.headers ?? {}).filter((name) => name.startsWith('jumpseller-'))
    expect([own(0), own(1).length]).toEqual([[], 4])
  })

  it('sign with another token makes a signature that does not fit', async () => {
    const { arrived } = await once('other_token', 401, 200)
    const fits = arrived.map((each) => signatureOf(each) === sign(each.body, hooksToken))
    expect(fits).toEqual([false, true])
  })

  it('name a wrong content type changes nothing else', async () => {
    const { arrived, event } = await once('wrong_content_type', 200)
    expect(arrived[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(arrived.map(signatureOf)).toEqual([sign(event.body, hooksToken)])
    expect(arrived[0]?.body).toEqual(Buffer.from(event.body))
  })

  it('dribble sends the same bytes in pieces over a second', async () => {
    let pieces = 0
    const url = await serve((request, response) => {
      request.on('data', () => {
        pieces += 1
      })
      request.on('end', () => response.end())
    })
    const store = await runStore()
    const reports = watchAttempts(store)
    await hookAt(store, 'order_paid', url)
    granted(store.faults.set([{ fault: 'slow_body' }]))
    await paid(store)
    expect(pieces).toBeGreaterThan(10)
    expect(reports[0]?.attempt).toMatchObject({ outcome: 'delivered', fault: 'slow_body' })
    expect(reports[0]?.attempt).not.toHaveProperty('sentBodyBase64')
    expect(reports[0]?.attempt.latencyMs).toBeGreaterThan(800)
  })

  it('lose an answer comes again, though the receiver has it', async () => {
    const { arrived, reports } = await once('drop_answer', 200)
    expect(arrived).toHaveLength(2)
    expect(arrived[1]).toEqual(arrived[0])
    expect(reports.map(({ attempt }) => attempt.outcome)).toEqual(['network', 'delivered'])
    expect(reports[0]?.attempt.message).toContain('200')
  })

  it('keep its own rules: ten forgeries refused end the hook, and the admin is told', async () => {
    const { store, reports } = await misbehaving([{ fault: 'other_token' }], 401)
    await paid(store)
    expect(reports).toHaveLength(10)
    expect(store.hooks.get(1)?.state).toBe('deleted')
    expect(store.outbox.all()).toHaveLength(1)
  })
})

describe('reordering', () => {
  it('holds an event back until a later one of its order has been received', async () => {
    const store = await runStore()
    const target = await receiver(200)
    for (const event of ['order_pending_payment', 'order_paid']) await hookAt(store, event, target.url)
    const reports = watchAttempts(store)
    granted(store.faults.set([{ fault: 'reorder' }]))
    await store.setSpeed('paused')
    const { id } = await newOrder(store)
    granted(await store.orders.step(id, 'pay'))
    await store.skipToEnd()
    expect(reports.map(({ event }) => event.event)).toEqual(['order_paid', 'order_created'])
    expect(reports.map(({ attempt }) => attempt.fault)).toEqual([undefined, 'reorder'])
    expect(minutesOf(reports)).toEqual([0, 0])
    expect(store.deliveries.all().map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('lets it go after ten minutes when nothing more happens to the order', async () => {
    const { store, target, reports } = await misbehaving([{ fault: 'reorder' }], 200)
    await store.orders.raiseNew('order_paid')
    await store.idle()
    expect(target.arrived).toHaveLength(1)
    const [{ attempt, event } = {} as never] = reports
    expect([attempt.startedAt - event.triggeredAt, attempt.n, attempt.fault]).toEqual([600_000, 1, 'reorder'])
  })

  it('drops what is held back with its hook', async () => {
    const { store, target } = await misbehaving([{ fault: 'reorder' }], 200)
    await store.setSpeed('paused')
    await store.orders.raiseNew('order_paid')
    const due = store.clock.now()
    await store.playTo(due + 1_000)
    granted(await store.hooks.remove(1))
    await store.skipToEnd()
    expect(target.arrived).toEqual([])
    expect(store.deliveries.get(1)?.state).toBe('dropped')
  })
})

describe('the choice of attempts', () => {
  const struck = async (rules: readonly FaultRule[], deliveries: number, seed?: string) => {
    const store = await runStore()
    const target = await receiver(200)
    await hookAt(store, 'order_paid', target.url)
    const reports = watchAttempts(store)
    granted(store.faults.set(rules, seed))
    for (let made = 0; made < deliveries; made += 1) await paid(store)
    return { faults: reports.map(({ attempt }) => attempt.fault ?? '-'), setting: store.faults.setting() }
  }

  it('takes every n-th, and leaves the others to the next rule', async () => {
    const { faults } = await struck(
      [
        { fault: 'tamper', every: 3 },
        { fault: 'duplicate', event: 'order_paid' },
      ],
      6,
    )
    expect(faults).toEqual(['duplicate', 'duplicate', 'tamper', 'duplicate', 'duplicate', 'tamper'])
  })

  it('ends by itself after so many, and tells it', async () => {
    const { faults, setting } = await struck([{ fault: 'tamper', first: 2 }], 4)
    expect(faults).toEqual(['tamper', 'tamper', '-', '-'])
    expect(setting.faults).toEqual([{ rule: { fault: 'tamper', first: 2 }, struck: 2, hasEnded: true }])
  })

  it('takes a share by its seed: the same again for the same, another for another', async () => {
    const rules: FaultRule[] = [{ fault: 'wrong_content_type', share: 0.5 }]
    const [one, same, other] = [
      await struck(rules, 24, 'one'),
      await struck(rules, 24, 'one'),
      await struck(rules, 24, 'another'),
    ]
    expect(same.faults).toEqual(one.faults)
    expect(other.faults).not.toEqual(one.faults)
    expect(one.faults.filter((fault) => fault !== '-').length).toBeGreaterThan(5)
    expect(one.faults).toContain('-')
  })

  it('passes over what the fault or the event does not fit', async () => {
    const { faults, setting } = await struck(
      [{ fault: 're_stamp' }, { fault: 'tamper', event: 'order_shipped' }],
      2,
    )
    expect(faults).toEqual(['-', '-'])
    expect(setting.faults.map((each) => each.struck)).toEqual([0, 0])
  })
})
