import { expect, it, onTestFinished, vi } from 'vitest'
import { createPostgresInbox, type PostgresOptions } from '../../../src/receiver/adapters/postgres/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { createReceiver, StorageError } from '../../../src/receiver/index.ts'
import { arrivalOf } from '../arrivals.ts'
import { running } from '../running.ts'
import { soon } from './databases.ts'
import { expectNothingLost, startLoad } from './load.ts'
import { makeReadOnly, type Replicated, replicatedForTests } from './replicated.ts'

// A pair of servers for each, and another file beside it on the same cores.
vi.setConfig({ testTimeout: 60_000 })

const replicated = replicatedForTests()

async function opened({ address }: Replicated, options: Partial<PostgresOptions> = {}) {
  const inbox = createPostgresInbox({
    connectionString: address.connectionString,
    connectTimeout: 1_000,
    ...options,
  })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return inbox
}

it('a primary that is killed mid-load and its standby promoted cost nothing that was acknowledged', async () => {
  const servers = await replicated()
  const inbox = await opened(servers)
  const load = startLoad([inbox])
  await load.moreKept(200)
  await servers.primary.crash()
  await load.moreFailed(20)
  expect(inbox.health()).toMatchObject({ ok: false })
  await servers.promote()
  servers.address.leadTo(servers.standby)
  await load.moreKept(200)
  await load.stop()
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
  await expectNothingLost(load, servers.standby)
})

it('a primary that is made read only, its connections still open, is left for the new one', async () => {
  const servers = await replicated()
  const { address, primary, standby } = servers
  const inbox = await opened(servers)
  const load = startLoad([inbox])
  await load.moreKept(200)
  await makeReadOnly(primary)
  await load.moreFailed(20)
  await expect
    .poll(() => inbox.health(), soon)
    .toEqual({ ok: false, message: expect.stringMatching(/read.only/) })
  await servers.promote()
  address.leadTo(standby)
  await load.moreKept(200)
  await load.stop()
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
  await expect.poll(() => address.connectionsTo(primary), soon).toBe(0)
  await expectNothingLost(load, standby)
})

it('a primary that falls silent, with no end of its connections, is left for the new one', async () => {
  const servers = await replicated()
  const { address, primary, standby } = servers
  const inbox = await opened(servers, { statementTimeout: 500 })
  const receiver = createReceiver({ hooksToken: null, inbox })
  let runs = 0
  receiver.onAny(() => {
    runs += 1
  })
  await receiver.start()
  onTestFinished(() => receiver.stop())
  await inbox.append({ ...arrivalOf(1), handled: true })
  await expect.poll(() => runs, soon).toBe(1)
  address.silence()
  address.leadTo(standby)
  await primary.crash()
  await servers.promote()
  const again = () => inbox.append({ ...arrivalOf(2), handled: true }).catch((error) => error)
  await expect.poll(again, soon).toMatchObject({ duplicate: expect.any(Boolean) })
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
  await expect.poll(() => runs, soon).toBe(2)
  await expect.poll(() => address.connectionsTo(primary), soon).toBe(0)
})

it('a standby that is not promoted yet is answered 503 by the door, which opens by itself after it', async () => {
  const servers = await replicated()
  const inbox = await opened(servers)
  const { hook, url } = await running({ inbox })
  const deliver = async (id: number) => {
    const body = JSON.stringify({ order: { id, status: 'Paid' } })
    const { status } = await fetch(`${hook}/order_paid`, { method: 'POST', body })
    return status
  }
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`)
    return { status: answer.status, text: await answer.text() }
  }
  expect(await deliver(1)).toBe(200)
  await servers.primary.crash()
  servers.address.leadTo(servers.standby)
  servers.address.cut()
  expect(await deliver(2)).toBe(503)
  await expect.poll(ready, soon).toEqual({ status: 503, text: expect.stringContaining('is a replica') })
  await servers.promote()
  await expect.poll(() => deliver(2), soon).toBe(200)
  await expect.poll(ready, soon).toMatchObject({ status: 200 })
  const { entries } = await inbox.entries({ filter: everything, limit: 9 })
  expect(entries.map(({ orderId }) => orderId)).toEqual([2, 1])
})

it('a receiver that starts on a replica refuses to, saying why', async () => {
  const { address, standby } = await replicated()
  const inbox = createPostgresInbox({ connectionString: address.connectionString })
  await inbox.open()
  await inbox.close()
  address.leadTo(standby)
  await expect(inbox.open()).rejects.toThrow(/^The database is a replica/)
})

it('a standby that commits wait for and that is away leaves nothing acknowledged by one server alone', async () => {
  const servers = await replicated()
  const inbox = await opened(servers, { statementTimeout: 300 })
  await inbox.append(arrivalOf(1))
  await servers.standby.stop()
  await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
  await servers.standby.start()
  const again = () => inbox.append(arrivalOf(2)).catch((error) => error)
  await expect.poll(again, soon).toMatchObject({ duplicate: true })
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
})
