import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerHooks } from '../../src/cli/halves/register-hooks.ts'
import {
  type RunningReceiver,
  type RunningStore,
  startReceiver,
  startStore,
} from '../../src/testing/index.ts'

let store: RunningStore
let receiver: RunningReceiver
beforeEach(async () => {
  store = await startStore({ profile: 'jumpseller-2023', speed: 'skip' })
  receiver = await startReceiver()
})
afterEach(async () => {
  await store.stop()
  await receiver.stop()
})

const register = (hookUrl = receiver.hookUrl, authtoken = 'demo-authtoken') =>
  registerHooks({ storeUrl: store.url, login: 'demo', authtoken, hookUrl })

describe('registering hooks', () => {
  it('makes one for each order event', async () => {
    const { hooks, others } = await register()
    expect(hooks.map(({ event }) => event)).toEqual([
      'order_pending_payment',
      'order_paid',
      'order_shipped',
      'order_canceled',
      'order_updated',
    ])
    expect(others).toEqual([])
  })

  it('keeps those that are there, and tells of others', async () => {
    const first = await register()
    const second = await register()
    expect(second.hooks.map(({ id }) => id)).toEqual(first.hooks.map(({ id }) => id))
    expect(store.store.hooks.all()).toHaveLength(5)
    const { others } = await register(`${receiver.hookUrl}/order_paid`)
    expect(others.map(({ id }) => id)).toEqual(first.hooks.map(({ id }) => id))
  })

  it('finds its own behind pages of others', async () => {
    for (let n = 0; n < 100; n += 1) {
      await store.store.hooks.register({ event: 'order_paid', url: `${receiver.url}/${n}` })
    }
    await register()
    expect((await register()).others).toHaveLength(100)
    expect(store.store.hooks.all()).toHaveLength(105)
  })

  it('wakes a paused one', async () => {
    const { hooks } = await register()
    await receiver.receiver.stop()
    for (const body of ['{}', '[]']) await store.store.raise('order_paid', Buffer.from(body))
    await store.store.idle()
    const id = hooks[1]?.id ?? 0
    expect(store.store.hooks.get(id)?.state).toBe('paused')
    await register()
    expect(store.store.hooks.get(id)?.state).toBe('active')
  })

  it('says why the store refused', async () => {
    await expect(register(receiver.hookUrl, 'wrong')).rejects.toThrow(/refused GET .* with 401/)
    await expect(register('http://127.0.0.1:9/')).rejects.toThrow(/refused POST .* with 4\d\d: .*127.0.0.1:9/)
  })
})
