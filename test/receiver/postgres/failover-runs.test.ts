import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createPostgresInbox, type PostgresOptions } from '../../../src/receiver/adapters/postgres/index.ts'
import { createReceiver } from '../../../src/receiver/index.ts'
import { arrivalOf } from '../arrivals.ts'
import { soon } from './databases.ts'
import { expectNothingLost, startLoad } from './load.ts'
import { ask, makeReadOnly, type Replicated, replicatedForTests } from './replicated.ts'

// A pair of servers for each, and another file beside it on the same cores.
vi.setConfig({ testTimeout: 60_000 })

const replicated = replicatedForTests()

beforeEach(() => {
  // graphile-worker's, of each worker that could not end a job any more.
  vi.spyOn(console, 'trace').mockImplementation(() => {})
})

/** A receiver whose handler notes what it runs, and what it runs again though that was recorded. */
async function started({ address }: Replicated, options: Partial<PostgresOptions> = {}) {
  const inbox = createPostgresInbox({
    connectionString: address.connectionString,
    connectTimeout: 1_000,
    ...options,
  })
  const receiver = createReceiver({ hooksToken: null, inbox })
  const ran: string[] = []
  const again: string[] = []
  const added: string[] = []
  const recorded = new Set<string>()
  receiver.onAny(async ({ entry }) => {
    ran.push(entry.id)
    if (recorded.has(entry.id)) again.push(entry.id)
  })
  await receiver.start()
  onTestFinished(() => receiver.stop())
  inbox.subscribe(({ kind, entry }) => {
    if (kind === 'added') added.push(entry.id)
    if (entry.handler.state === 'done') recorded.add(entry.id)
  })
  return { inbox, receiver, ran, again, added }
}

describe.each([
  { what: 'killed', fail: (primary: Replicated['primary']) => primary.crash() },
  { what: 'made read only, its connections still open', fail: makeReadOnly },
])('after a primary that is $what', ({ fail }) => {
  it('two processes run the handlers of all, none after its run was recorded, and tell of all', async () => {
    const servers = await replicated()
    const both = await Promise.all([started(servers), started(servers)])
    const load = startLoad(
      both.map(({ inbox }) => inbox),
      { handled: true },
    )
    await load.moreKept(100)
    await fail(servers.primary)
    await servers.promote()
    servers.address.leadTo(servers.standby)
    await load.moreKept(100)
    await load.stop()
    await expectNothingLost(load, servers.standby)
    const states = () =>
      ask(servers.standby, 'select handler, count(*)::int from jumpseller_inbox.entries group by 1')
    const rows = await ask(servers.standby, 'select no from jumpseller_inbox.entries order by no')
    const name = load.kept[0]?.split('-')[0]
    const all = rows.map(({ no }) => `${name}-${no}`)
    await expect.poll(states, soon).toEqual([{ handler: 'done', count: all.length }])
    const ran = new Set(both.flatMap((one) => one.ran))
    expect(all.filter((id) => !ran.has(id))).toEqual([])
    expect(both.flatMap(({ again }) => again)).toEqual([])
    // The feed of each, though half of it comes from the other.
    for (const { inbox, added } of both) {
      await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
      await expect.poll(() => added.length, soon).toBe(all.length)
      expect(added).toEqual(all)
    }
    const [one, other] = both as [(typeof both)[0], (typeof both)[0]]
    const { id } = await one.inbox.append(arrivalOf(1_000_000))
    await expect.poll(() => other.added.at(-1), soon).toBe(id)
  })
})

it('a run that was given out over a connection that fell silent before the answer is given out again', async () => {
  const servers = await replicated()
  const { primary, address } = servers
  const { inbox, ran } = await started(servers, { statementTimeout: 300 })
  const direct = createPostgresInbox({ connectionString: primary.connectionString })
  await direct.open()
  onTestFinished(() => direct.close())
  // All that the pool may have, so that each of them must be left.
  await Promise.all(Array.from({ length: 10 }, () => inbox.orders({ limit: 1 })))
  address.mute()
  const { id } = await direct.append({ ...arrivalOf(1), handled: true })
  const taken = () => ask(primary, 'select locked_by is not null as taken from jumpseller_inbox_worker.jobs')
  await expect.poll(taken, soon).toEqual([{ taken: true }])
  await expect.poll(() => ran, soon).toEqual([id])
})

it('no run is claimed of a server that has become read only, though its connection still answers', async () => {
  const servers = await replicated()
  const { primary, standby, address, promote } = servers
  const { inbox, ran } = await started(servers)
  await promote()
  address.leadTo(standby)
  await makeReadOnly(primary)
  const ids = new Set<string>()
  const append = async (n: number) => {
    const receipt = await inbox.append({ ...arrivalOf(n), handled: true }).catch(() => undefined)
    if (receipt) ids.add(receipt.id)
    return ids.size
  }
  for (let n = 1; n <= 100; n++) await append(n)
  await expect.poll(() => append(1), soon).toBeGreaterThan(0)
  await expect.poll(() => [...ids].filter((id) => !ran.includes(id)), soon).toEqual([])
})
