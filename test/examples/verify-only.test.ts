import { expect, it, onTestFinished } from 'vitest'
import { start } from '../../examples/verify-only.ts'
import type { Order } from '../../src/contract/index.ts'
import { fixture, fixtures, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { startStore } from './simulated-store.ts'

async function startExample({ fail = 0 } = {}) {
  const taken: [string, Order][] = []
  const aside: string[] = []
  let failures = fail
  const { url, close } = await start({
    hooksToken: fixtureToken,
    port: 0,
    take(event, order) {
      failures -= 1
      if (failures >= 0) throw new Error('the database is away')
      taken.push([event, order])
    },
    setAside: (_body, why) => aside.push(why),
  })
  onTestFinished(() => void close())
  return { url, taken, aside }
}

it('takes the orders of a simulated store', async () => {
  const { url, taken, aside } = await startExample()
  const events = ['order_created', 'order_paid', 'order_updated'] as const
  const { order } = await startStore({ hooksToken: fixtureToken, url, events })
  const made = await order('pay')
  expect(taken.map(([event]) => event).sort()).toEqual([
    'order_created',
    'order_paid',
    'order_updated',
    'order_updated',
  ])
  expect(new Set(taken.map(([, { id, customer }]) => `${id} ${customer?.email}`))).toEqual(
    new Set([`${made.id} ${made.order.customer?.email}`]),
  )
  expect(aside).toEqual([])
})

it('has the store try again when its own work fails', async () => {
  const { url, taken } = await startExample({ fail: 2 })
  const { order, outcomes } = await startStore({ hooksToken: fixtureToken, url, events: ['order_paid'] })
  await order('pay')
  expect(outcomes()).toEqual(['order_paid 503 503 200'])
  expect(taken).toHaveLength(1)
})

it.each(fixtures('refused').map((each) => [each.name, each] as const))(
  'answers 401 to %s',
  async (_, forged) => {
    const { url, taken, aside } = await startExample()
    expect((await post(url, forged)).status).toBe(401)
    expect([...taken, ...aside]).toEqual([])
  },
)

it.each(fixtures('quarantined').map((each) => [each.name, each] as const))(
  'sets %s aside and answers 200',
  async (_, odd) => {
    const { url, taken, aside } = await startExample()
    expect((await post(url, odd)).status).toBe(200)
    expect(taken).toEqual([])
    expect(aside).toHaveLength(1)
  },
)

it.each(fixtures('special').map((each) => [each.name, each] as const))('takes %s', async (_, special) => {
  const { url, taken } = await startExample()
  expect((await post(url, special)).status).toBe(200)
  expect(taken).toHaveLength(1)
})

it('answers 413 to what is too large and 405 to what is not posted, and takes the next', async () => {
  const { url, taken } = await startExample()
  const { headers } = fixture('order_paid/today')
  expect((await post(url, { headers, body: Buffer.alloc(2 ** 21, 0x20) })).status).toBe(413)
  expect((await fetch(url)).status).toBe(405)
  expect((await post(url, fixture('order_paid/today'))).status).toBe(200)
  expect(taken).toHaveLength(1)
})

it('does not start without a hooks token', async () => {
  await expect(start({ hooksToken: '', port: 0 })).rejects.toThrow('token')
})
