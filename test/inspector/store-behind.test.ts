import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StoreBehind } from '../../src/inspector/index.ts'
import { startStore } from '../../src/testing/index.ts'
import { inspecting, pageToken } from './inspecting.ts'

async function withStore() {
  const running = await startStore()
  onTestFinished(() => running.stop())
  const { app, profile, anchor } = running.store
  const behind: StoreBehind = { app, url: running.url, profile: profile.name, anchor }
  return { running, behind }
}

describe('the store behind the page', () => {
  it('takes its controls under /store/kit', async () => {
    const { behind, running } = await withStore()
    const { url } = await inspecting({ store: () => behind })
    const made = await fetch(`${url}/store/kit/orders`, {
      method: 'POST',
      headers: { Origin: url, 'X-Page-Token': pageToken, 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(made.status).toBe(201)
    const { order } = (await made.json()) as { order: { id: number } }
    const paid = await fetch(`${url}/store/kit/orders/${order.id}/pay`, { method: 'POST' })
    expect(paid.status).toBe(200)
    const deliveries = await fetch(`${url}/store/kit/deliveries?state=delivered`)
    expect(await deliveries.json()).toHaveProperty('deliveries')
    const settings = await fetch(`${url}/inspector/settings`)
    expect(await settings.json()).toMatchObject({
      store: { url: running.url, profile: 'jumpseller-2014', anchor: 'previous' },
    })
  })

  it('needs the token of the page', async () => {
    const { behind } = await withStore()
    const { url } = await inspecting({ store: () => behind })
    const answer = await fetch(`${url}/store/kit/orders`, { method: 'POST', headers: { Origin: url } })
    expect(answer.status).toBe(403)
  })

  it.each([
    '/store',
    '/store/v1/orders.json',
    '/store/kit/../v1/orders.json',
    '/store/kit%2f..%2fv1/orders.json',
    '/store/kitten',
  ])('shows nothing else: %s', async (path) => {
    const { behind } = await withStore()
    const { url } = await inspecting({ store: () => behind })
    const { hostname, port } = new URL(url)
    const status = await new Promise((resolve) => {
      request({ hostname, port, path }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).end()
    })
    expect(status).toBe(404)
  })

  it('says how to get one where none runs', async () => {
    const { url } = await inspecting()
    const answer = await fetch(`${url}/store/kit/orders`)
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { message: expect.stringContaining('npm start') },
    ])
  })
})
