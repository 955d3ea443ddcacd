import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { start } from '../../examples/minimal-receiver.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

async function startExample() {
  const printed: string[] = []
  const folder = scratchFolder()
  const print = (line: string) => printed.push(line)
  const { receiver, server } = await start({ hooksToken: fixtureToken, port: 0, folder, print })
  onTestFinished(async () => {
    server.close()
    await receiver.stop()
  })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/jumpseller`
  return { url, receiver, printed }
}

it('has no more than twenty lines', () => {
  const text = readFileSync(new URL('../../examples/minimal-receiver.ts', import.meta.url), 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20)
})

it('hands the paid orders of a simulated store to its handler', async () => {
  const { url, receiver, printed } = await startExample()
  const { order, outcomes } = await startStore({
    hooksToken: fixtureToken,
    url,
    events: ['order_created', 'order_paid'],
  })
  const made = await order('pay')
  await receiver.idle()
  expect(outcomes()).toEqual(['order_created 200', 'order_paid 200'])
  expect(printed).toEqual([`Order ${made.id} is paid by ${made.order.customer?.email}`])
})

it('refuses a forged request, and takes the next good one', async () => {
  const { url, receiver, printed } = await startExample()
  expect((await post(url, fixture('refused/signature-wrong-total-changed'))).status).toBe(401)
  expect((await post(url, fixture('order_paid/today'))).status).toBe(200)
  await receiver.idle()
  expect(printed).toHaveLength(1)
})

it('does not start without a hooks token', async () => {
  await expect(start({ folder: scratchFolder(), port: 0 })).rejects.toThrow('hooksToken is empty')
})
