import { expect, it, onTestFinished } from 'vitest'
import { start } from '../../examples/fastify.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

async function startExample() {
  const example = await start({ hooksToken: fixtureToken, port: 0, folder: scratchFolder() })
  onTestFinished(example.close)
  const totalOf = (order: unknown) =>
    post(`${example.url}/totals`, {
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify({ order })),
    })
  return { ...example, totalOf, hookUrl: `${example.url}/webhooks/jumpseller` }
}

it("takes a simulated store's signed bytes at the hook and parsed JSON at its own route", async () => {
  const { receiver, totalOf, hookUrl } = await startExample()
  const { order, outcomes } = await startStore({
    hooksToken: fixtureToken,
    url: hookUrl,
    events: ['order_created', 'order_paid'],
  })
  const paid = await order('pay')
  const unpaid = await order()
  await receiver.idle()
  expect(outcomes()).toEqual(['order_created 200', 'order_paid 200', 'order_created 200'])

  const found = await totalOf(paid.id)
  expect(found.status).toBe(200)
  expect(await found.json()).toEqual({
    order: paid.id,
    total: paid.order.total,
    currency: paid.order.currency,
  })
  expect((await totalOf(unpaid.id)).status).toBe(404)
})

it('takes hooks whose URL names the event, and refuses what is forged', async () => {
  const { hookUrl, receiver, url } = await startExample()
  expect((await post(hookUrl, fixture('refused/signature-missing'))).status).toBe(401)
  expect((await fetch(hookUrl)).status).toBe(405)
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  const { body, headers } = fixture('order_paid/today')
  const { 'Jumpseller-Event': _, ...noEvent } = headers
  const answer = await post(`${hookUrl}/order_paid`, { body, headers: noEvent })
  expect(await answer.json()).toMatchObject({ verdict: 'accepted' })
  await receiver.idle()
})
