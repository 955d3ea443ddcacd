import { expect, it, onTestFinished, vi } from 'vitest'
import { createPostgresInbox, type PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { type Log, silent } from '../../../src/receiver/log.ts'
import { arrivalOf } from '../arrivals.ts'
import { type Address, addressOf } from './address.ts'
import { soon } from './databases.ts'
import { ask, type Replicated, replicatedForTests } from './replicated.ts'

// A pair of servers for each, and another file beside it on the same cores.
vi.setConfig({ testTimeout: 60_000 })

const replicated = replicatedForTests()

/** An inbox, with what its log tells as errors and which entries its listener was told of. */
async function opened({ connectionString }: Address) {
  const errors: unknown[] = []
  const log: Log = { ...silent, error: (fields: unknown, message?: string) => errors.push([fields, message]) }
  const inbox = createPostgresInbox({ connectionString, connectTimeout: 1_000, log })
  await inbox.open()
  onTestFinished(() => inbox.close())
  const added: string[] = []
  inbox.subscribe(({ kind, entry }) => {
    if (kind === 'added') added.push(entry.id)
  })
  return { inbox, errors, added }
}

/** The first entry, which the standby has; nothing reaches it from then on. Answers how far its sequence is. */
async function appendFirst(inbox: PostgresInbox, { standby }: Replicated): Promise<number> {
  await inbox.append(arrivalOf(1))
  const arrived = () => ask(standby, 'select order_id from jumpseller_inbox.entries').catch(() => [])
  await expect.poll(arrived, soon).toHaveLength(1)
  const [row] = await ask(standby, 'select last_value::int from jumpseller_inbox.entry_no')
  await standby.stop()
  return row.last_value
}

/** Their ids. */
async function appended(inbox: PostgresInbox, from: number, to: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = from; n <= to; n++) ids.push((await inbox.append(arrivalOf(n))).id)
  return ids
}

/** The primary is gone, and each address leads to what the standby became. */
async function failOver({ primary, standby, promote }: Replicated, ...addresses: Address[]) {
  await primary.crash()
  await standby.start()
  await promote()
  for (const address of addresses) address.leadTo(standby)
}

/** As it goes on behind the failover; answers the ids. */
async function appendedAgain(inbox: PostgresInbox, count: number): Promise<string[]> {
  const first = () => inbox.append(arrivalOf(1_001)).catch(() => undefined)
  await expect.poll(first, soon).toMatchObject({ id: expect.any(String) })
  return appended(inbox, 1_001, 1_000 + count)
}

const lacks = (from: number, upTo: number) => [
  { from, upTo },
  expect.stringContaining('lacks entries that were acknowledged'),
]

it('a replica that lacks what was acknowledged is told of, and gives none of its ids again', async () => {
  const servers = await replicated({ synchronous: false })
  const one = await opened(servers.address)
  const other = await opened(servers.address)
  await appendFirst(one.inbox, servers)
  const lost = await appended(one.inbox, 2, 101)
  await expect.poll(() => other.added.length, soon).toBe(101)
  await failOver(servers, servers.address)
  const after = await appendedAgain(other.inbox, 201)
  expect(after.filter((id) => lost.includes(id))).toEqual([])
  await expect.poll(() => other.added.length, soon).toBe(101 + 201)
  expect(other.errors[0]).toEqual(lacks(2, 101))
})

it('gives no id again that was acknowledged while nothing could be read, so that no listener was told', async () => {
  const servers = await replicated({ synchronous: false })
  const { address, primary, standby } = servers
  const { inbox, errors, added } = await opened(address)
  await appendFirst(inbox, servers)
  await expect.poll(() => added.length, soon).toBe(1)
  // Reads need new connections, of which there are none; those of the appends stay.
  address.leadTo(standby)
  await ask(
    primary,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'jumpseller-webhook-kit: %' and application_name not like '%appends'`,
  )
  const lost = await appended(inbox, 2, 101)
  expect(added).toHaveLength(1)
  await failOver(servers, address)
  const after = await appendedAgain(inbox, 201)
  expect(after.filter((id) => lost.includes(id))).toEqual([])
  await expect.poll(() => added.length, soon).toBe(1 + 201)
  expect(errors).toContainEqual(lacks(2, 101))
})

it('gives no id again that another process gave, though the sequence is ahead of what this one knows', async () => {
  const servers = await replicated({ synchronous: false })
  const { address, primary, standby } = servers
  const apart = await addressOf(primary)
  onTestFinished(() => apart.close())
  const one = await opened(address)
  const other = await opened(apart)
  const ahead = await appendFirst(one.inbox, servers)
  expect(ahead).toBeGreaterThan(20)
  expect(ahead).toBeLessThan(101)
  const lost = await appended(one.inbox, 2, 20)
  await expect.poll(() => other.added.length, soon).toBe(20)
  apart.leadTo(standby)
  apart.cut()
  lost.push(...(await appended(one.inbox, 21, 101)))
  expect(other.added).toHaveLength(20)
  await failOver(servers, apart)
  const after = await appendedAgain(other.inbox, 201)
  expect(after.filter((id) => lost.includes(id))).toEqual([])
  expect(other.errors[0]).toEqual(lacks(2, 20))
})
