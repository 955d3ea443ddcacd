import { createServer } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import type { Receiver } from '../../src/receiver/index.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { webListener } from '../receiver/http/web-listener.ts'
import { listening } from '../receiver/running.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

type Route = typeof import('../../examples/next-route.ts')

const kept = globalThis as { jumpsellerReceiver?: Promise<{ receiver: Receiver }> | undefined }
const running = async () => (await kept.jumpsellerReceiver)?.receiver as Receiver
const path = '/webhooks/jumpseller'

/** Calls the route as Next does: the steps of the path that [[...event]] stands for come as a promise. */
async function served(load: () => Promise<Route>) {
  const listener = webListener(async (request) => {
    const steps = new URL(request.url).pathname.slice(path.length).split('/').filter(Boolean)
    const params = Promise.resolve(steps.length > 0 ? { event: steps } : {})
    try {
      return await (await load()).POST(request, { params })
    } catch {
      return new Response('Internal Server Error', { status: 500 })
    }
  })
  return (await listening(createServer(listener))) + path
}

const load = (): Promise<Route> => import('../../examples/next-route.ts')

function settings(hooksToken: string): void {
  vi.stubEnv('JUMPSELLER_HOOKS_TOKEN', hooksToken)
  vi.stubEnv('INBOX_FOLDER', scratchFolder())
}

afterEach(async () => {
  await (await running())?.stop()
  kept.jumpsellerReceiver = undefined
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

it('hands the paid orders of a simulated store to its handler', async () => {
  settings(fixtureToken)
  const print = vi.spyOn(console, 'log').mockReturnValue()
  const { order, outcomes } = await startStore({
    hooksToken: fixtureToken,
    url: await served(load),
    events: ['order_created', 'order_paid'],
  })
  const made = await order('pay')
  await (await running()).idle()
  expect(outcomes()).toEqual(['order_created 200', 'order_paid 200'])
  expect(print.mock.calls).toEqual([[`Order ${made.id} is paid`]])
})

it('takes hooks whose URL names the event, and refuses what is forged', async () => {
  settings(fixtureToken)
  vi.spyOn(console, 'log').mockReturnValue()
  const url = await served(load)
  expect((await post(url, fixture('refused/signature-missing'))).status).toBe(401)
  const { body, headers } = fixture('order_paid/today')
  const { 'Jumpseller-Event': _, ...noEvent } = headers
  const answer = await post(`${url}/order_paid`, { body, headers: noEvent })
  expect(await answer.json()).toMatchObject({ verdict: 'accepted' })
  await (await running()).idle()
})

it('goes on with the same receiver when Next loads the module anew', async () => {
  settings(fixtureToken)
  vi.spyOn(console, 'log').mockReturnValue()
  const url = await served(load)
  const first = (await (await post(url, fixture('order_paid/today'))).json()) as { id: string }
  const before = await load()
  vi.resetModules()
  expect(await load()).not.toBe(before)
  expect(await (await post(url, fixture('order_paid/today'))).json()).toEqual({
    verdict: 'duplicate',
    id: first.id,
  })
  await (await running()).idle()
})

it('answers no 2xx while it cannot start, and starts once it can', async () => {
  settings('')
  vi.spyOn(console, 'log').mockReturnValue()
  const url = await served(load)
  expect((await post(url, fixture('order_paid/today'))).status).toBe(500)
  vi.stubEnv('JUMPSELLER_HOOKS_TOKEN', fixtureToken)
  expect((await post(url, fixture('order_paid/today'))).status).toBe(200)
  await (await running()).idle()
})
