import { expect, it, onTestFinished, vi } from 'vitest'
import type { PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { createReceiver, StorageError } from '../../../src/receiver/index.ts'
import { arrivalOf } from '../arrivals.ts'
import { running } from '../running.ts'
import { databasesForTests, soon } from './databases.ts'

// What is acknowledged must be there after a crash: fsync is on here.
const databases = databasesForTests({ fsync: true })

async function opened(): Promise<PostgresInbox> {
  const make = await databases.emptied()
  const inbox = make({ connectTimeout: 1_000 })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return inbox
}

it('a crash in the middle of the load is answered with StorageError, and nothing acknowledged is lost', async () => {
  const inbox = await opened()
  const kept: string[] = []
  const failures: unknown[] = []
  let n = 0
  let isOver = false
  const load = Array.from({ length: 16 }, async () => {
    while (!isOver) {
      n += 1
      await inbox.append(arrivalOf(n)).then(
        ({ id }) => kept.push(id),
        (error) => failures.push(error),
      )
      // Lets timers have their turn, whatever fails at once.
      await new Promise(setImmediate)
    }
  })
  await expect.poll(() => kept.length, soon).toBeGreaterThan(200)
  await databases.server.crash()
  await expect.poll(() => failures.length, soon).toBeGreaterThan(20)
  expect(inbox.health()).toMatchObject({ ok: false })
  await databases.server.start()
  const before = kept.length
  await expect.poll(() => kept.length, soon).toBeGreaterThan(before + 200)
  isOver = true
  await Promise.all(load)
  expect(failures.every((error) => error instanceof StorageError)).toBe(true)
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
  const rows = await databases.query(
    `select e.no from jumpseller_inbox.entries e join jumpseller_inbox.requests r using (no)`,
  )
  const name = kept[0]?.split('-')[0]
  const found = new Set(rows.map(({ no }) => `${name}-${no}`))
  expect(found.size).toBe(rows.length)
  expect(kept.filter((id) => !found.has(id))).toEqual([])
})

it('is healthy again by itself, without an append', async () => {
  const inbox = await opened()
  await databases.server.stop()
  await expect(inbox.append(arrivalOf(1))).rejects.toBeInstanceOf(StorageError)
  expect(inbox.health()).toMatchObject({ ok: false })
  await databases.server.start()
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
  expect(await inbox.append(arrivalOf(1))).toMatchObject({ duplicate: false })
})

it('a run whose end could not be recorded at once is recorded later, and not done again', async () => {
  const inbox = await opened()
  const receiver = createReceiver({ hooksToken: null, inbox })
  let runs = 0
  let end = () => {}
  receiver.onAny(
    () =>
      new Promise<void>((resolve) => {
        runs += 1
        end = resolve
      }),
  )
  await receiver.start()
  onTestFinished(() => receiver.stop())
  const { id } = await inbox.append({ ...arrivalOf(1), handled: true })
  await expect.poll(() => runs, soon).toBe(1)
  await databases.server.stop()
  end()
  await expect.poll(() => inbox.health(), soon).toMatchObject({ ok: false })
  await databases.server.start()
  await expect
    .poll(async () => (await inbox.entry(id).catch(() => undefined))?.handler.state, soon)
    .toBe('done')
  expect(runs).toBe(1)
  // And the workers go on.
  const { id: next } = await inbox.append({ ...arrivalOf(2), handled: true })
  await expect.poll(() => runs, soon).toBe(2)
  end()
  await expect.poll(async () => (await inbox.entry(next))?.handler.state, soon).toBe('done')
})

it('a receiver can be stopped while the database is gone', async () => {
  // graphile-worker's, of each worker that could not take a job any more.
  vi.spyOn(console, 'trace').mockImplementation(() => {})
  const inbox = await opened()
  const receiver = createReceiver({ hooksToken: null, inbox })
  receiver.onAny(() => {})
  await receiver.start()
  await databases.server.stop()
  await receiver.stop()
  expect(inbox.health()).toMatchObject({ ok: false })
  await databases.server.start()
})

it('what is asked meanwhile is answered 503 with the reason, and 200 again later', async () => {
  const make = await databases.emptied()
  const { url, inbox } = await running({ inbox: make({ connectTimeout: 1_000 }) })
  const { id } = await inbox.append(arrivalOf(1))
  const paths = [
    'entries',
    'entries?q=event:order_paid',
    'entries?q=order.total>0',
    `entries/${id}`,
    `entries/${id}/raw`,
    'orders',
    'orders/1',
    `entries/wait?after=${id}&timeout=5`,
  ]
  await databases.server.stop()
  for (const path of paths) {
    const response = await fetch(`${url}/api/${path}`)
    expect([path, response.status]).toEqual([path, 503])
    expect(await response.json()).toEqual({
      message: expect.stringMatching(/^The database did not answer: /),
    })
  }
  const rerun = await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })
  expect(rerun.status).toBe(503)
  await databases.server.start()
  await expect.poll(async () => (await fetch(`${url}/api/entries/${id}`)).status, soon).toBe(200)
})

it('an inbox whose database is gone does not open, and says why', async () => {
  const make = await databases.emptied()
  await databases.server.stop()
  const inbox = make()
  await expect(inbox.open()).rejects.toThrow(/^The inbox could not be opened: .*ECONNREFUSED/)
  await databases.server.start()
  await inbox.open()
  await inbox.close()
})
