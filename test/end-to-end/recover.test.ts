import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createReceiver, createReceiverServer, webhookPath } from '../../src/receiver/index.ts'
import { startStore, testHooksToken } from '../../src/testing/index.ts'
import { kit, newFolder } from '../cli/run-in-process.ts'
import { page, rows, section } from '../docs/pages.ts'
import { granted } from '../store/stores.ts'

const friday = Date.UTC(2026, 0, 30, 18)
const day = 24 * 3_600_000
const recover = page('docs/recover.md')

/** A receiver that goes down for real, its port closed, and comes back over the same journal. */
function receiverOnDisk() {
  const folder = newFolder()
  /** Entry, and what it told. */
  const runs: [string, string][] = []
  let port = 0
  let down = async () => {}

  async function up(): Promise<void> {
    const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken: testHooksToken })
    receiver.onAny(({ event, order, entry }) => void runs.push([entry.id, `${event} ${order.id}`]))
    await receiver.start()
    const server = createReceiverServer(
      receiver.door,
      express().use(receiver.health).use('/api', receiver.api),
    )
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as { port: number }).port
    down = async () => {
      down = async () => {}
      await receiver.idle()
      await receiver.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  onTestFinished(() => down())
  return { up, down: () => down(), runs, url: () => `http://127.0.0.1:${port}` }
}

async function scene() {
  const store = await startStore({ wallClock: () => friday })
  await store.store.setSpeed('paused')
  onTestFinished(() => store.stop())
  const receiver = receiverOnDisk()
  await receiver.up()
  const { orders, hooks, playTo } = store.store
  const moment = (days: number) => playTo(friday + days * day)
  const order = async () => granted(await orders.create()).id
  const step = async (id: number, ...steps: ('pay' | 'ship' | 'cancel')[]) => {
    for (const one of steps) granted(await orders.step(id, one))
  }

  /** The states of the store's orders, and what the inbox knows of them. */
  async function figures(): Promise<number[]> {
    const [known, right] = [new Set<number>(), new Set<number>()]
    for (const { id, order: of } of orders.all()) {
      const answer = await fetch(`${receiver.url()}/api/orders/${id}?store=demo`)
      if (answer.status === 404) continue
      known.add(id)
      const { state } = (await answer.json()) as { state: string }
      const isShipped = of.shipment_status_enum === 'fulfilled'
      const latest = of.status_enum !== 'canceled' && isShipped ? 'shipped' : of.status_enum
      if (state === latest) right.add(id)
    }
    return [orders.all().length, known.size, right.size]
  }

  /** A command of the page, with this store and receiver in the places that it names. */
  const run = (command: string) =>
    kit(
      command
        .replace('https://api.jumpseller.com/v1', `${store.url}/v1`)
        .replace('https://shop.example/webhooks/jumpseller', `${receiver.url()}${webhookPath}`)
        .replace('--login L --authtoken A', '--login demo --authtoken demo-authtoken')
        .split(' '),
      { env: { RECEIVER_PORT: new URL(receiver.url()).port } },
    )
  return { store, receiver, hooks, moment, order, step, figures, run }
}

describe('a hook that was deleted', () => {
  const commands = [...section(recover, '## Step by step').matchAll(/^npm run kit -- (.+)$/gm)].map(
    ([, command = '']) => command,
  )
  const [list = '', create = '', look = '', apply = '', again = ''] = commands

  it('is made anew, and all that it missed taken in, once', async () => {
    const { store, receiver, hooks, moment, order, step, figures, run } = await scene()
    expect(commands).toHaveLength(5)
    expect((await run(create)).code).toBe(0)

    // Friday: all is well.
    const [calm, toShip, toCancel, toPay] = [await order(), await order(), await order(), await order()]
    await step(calm, 'pay')
    await step(toShip, 'pay')
    await moment(0.1)
    await receiver.down()

    // The weekend: nobody is there. Then days until the store gives up.
    await step(toShip, 'ship')
    await step(toPay, 'pay')
    await moment(1)
    const saturday = [await order(), await order(), await order(), await order()]
    await step(saturday[0] as number, 'pay')
    await step(saturday[1] as number, 'pay', 'ship')
    await step(toCancel, 'cancel')
    await moment(2)
    for (let n = 0; n < 6; n++) await step(await order(), 'pay')
    await moment(14)
    expect(hooks.all()).toEqual([])
    expect(store.store.outbox.all()).toHaveLength(5)

    // It is back, and nobody tells it anything.
    await receiver.up()
    for (let n = 0; n < 6; n++) await step(await order(), 'pay', ...(n % 2 ? (['ship'] as const) : []))
    await step(saturday[2] as number, 'cancel')
    await moment(14.1)
    const before = await figures()
    const handled = receiver.runs.length

    expect((await run(list)).stdout).toContain('No such hook')
    const made = await run(create)
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('5 made, 0 there already.')])
    const looked = await run(look)
    expect([looked.code, looked.stdout]).toEqual([
      1,
      expect.stringContaining('20 orders read: 19 missed (16 unknown, 3 behind), 1 as the inbox knows them.'),
    ])
    const applied = await run(apply)
    expect([applied.code, applied.stdout]).toEqual([0, expect.stringContaining('19 taken in, 0 not.')])
    await settled(receiver.url())
    const after = await figures()

    const recovered = receiver.runs.slice(handled).map(([, told]) => told)
    expect(recovered.filter((told) => told.startsWith('order_shipped'))).toHaveLength(5)
    expect(new Set(recovered).size).toBe(19)
    expect(new Set(receiver.runs.map(([entry]) => entry)).size).toBe(handled + 19)
    const once = await run(again)
    expect([once.code, once.stdout]).toEqual([
      0,
      expect.stringContaining('0 missed, 20 as the inbox knows them.'),
    ])
    expect((await run(apply)).code).toBe(0)
    await settled(receiver.url())
    expect(receiver.runs).toHaveLength(handled + 19)

    const told = rows(section(recover, '## What it gives back'))
    expect(told).toEqual([
      ['hooks deleted', ...before.map(String)],
      ['reconciled', ...after.map(String)],
    ])

    // From here on the hooks bring it.
    const fresh = await order()
    await moment(14.2)
    const known = await fetch(`${receiver.url()}/api/entries?q=order:${fresh}`)
    const { entries } = (await known.json()) as { entries: { flags: string[] }[] }
    expect(entries.map(({ flags }) => flags)).toEqual([[], []])
  }, 60_000)
})

/** Until no entry waits for its handlers. */
async function settled(url: string): Promise<void> {
  const waiting = async () => {
    const answer = await fetch(`${url}/api/entries?q=handler:waiting`)
    return ((await answer.json()) as { entries: object[] }).entries
  }
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([])
}
