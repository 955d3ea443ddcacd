import { expect, it, onTestFinished } from 'vitest'
import { start } from '../../examples/node-http.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

async function startExample() {
  const example = await start({ hooksToken: fixtureToken, port: 0, folder: scratchFolder() })
  onTestFinished(example.close)
  return { ...example, hookUrl: `${example.url}/webhooks/jumpseller` }
}

it("takes a simulated store's hooks, and leaves the rest to its own listener", async () => {
  const { url, receiver, hookUrl } = await startExample()
  const { order, outcomes } = await startStore({
    hooksToken: fixtureToken,
    url: hookUrl,
    events: ['order_created', 'order_paid'],
  })
  const paid = await order('pay')
  await receiver.idle()
  expect(outcomes()).toEqual(['order_created 200', 'order_paid 200'])

  const found = await fetch(`${url}/totals/${paid.id}`)
  expect(found.status).toBe(200)
  expect(await found.json()).toEqual({
    order: paid.id,
    total: paid.order.total,
    currency: paid.order.currency,
  })
  expect((await fetch(`${url}/totals/1`)).status).toBe(404)
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
})

it('takes hooks whose URL names the event, and refuses what is forged', async () => {
  const { hookUrl, receiver } = await startExample()
  expect((await post(hookUrl, fixture('refused/signature-missing'))).status).toBe(401)
  expect((await fetch(hookUrl)).status).toBe(405)
  const { body, headers } = fixture('order_paid/today')
  const { 'Jumpseller-Event': _, ...noEvent } = headers
  const answer = await post(`${hookUrl}/order_paid`, { body, headers: noEvent })
  expect(await answer.json()).toMatchObject({ verdict: 'accepted' })
  await receiver.idle()
})
