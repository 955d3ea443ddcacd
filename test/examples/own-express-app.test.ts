import { expect, it, onTestFinished } from 'vitest'
import { start } from '../../examples/own-express-app.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

async function startExample() {
  const example = await start({ hooksToken: fixtureToken, port: 0, folder: scratchFolder() })
  onTestFinished(example.close)
  const search = (order: unknown) =>
    post(`${example.url}/parcels/search`, {
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from(JSON.stringify({ order })),
    })
  return { ...example, search, hookUrl: `${example.url}/webhooks/jumpseller` }
}

it('takes signed bytes at the receiver and parsed JSON at its own route', async () => {
  const { receiver, search, hookUrl } = await startExample()
  const { order, outcomes } = await startStore({
    hooksToken: fixtureToken,
    url: hookUrl,
    events: ['order_paid', 'order_shipped'],
  })
  const shipped = await order('pay', 'ship')
  const paid = await order('pay')
  await receiver.idle()
  expect(outcomes()).toEqual(['order_paid 200', 'order_shipped 200', 'order_paid 200'])

  const found = await search(shipped.id)
  expect(found.status).toBe(200)
  expect(await found.json()).toMatchObject({
    order: shipped.id,
    to: { city: shipped.order.shipping_address?.city },
    lines: shipped.order.products?.length,
  })
  expect((await search(paid.id)).status).toBe(404)
})

it('answers the requests that the receiver refuses, and those that are not for it', async () => {
  const { url, search, hookUrl } = await startExample()
  expect((await post(hookUrl, fixture('refused/signature-missing'))).status).toBe(401)
  expect((await fetch(hookUrl)).status).toBe(405)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect((await fetch(`${url}/nowhere`)).status).toBe(404)
  expect((await search('<script>')).status).toBe(404)
})
