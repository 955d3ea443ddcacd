import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPostgresInbox, type PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { InboxChange } from '../../../src/receiver/inbox.ts'
import { arrival, arrivalOf } from '../arrivals.ts'
import { databasesForTests, soon } from './databases.ts'

const databases = databasesForTests()

describe('two inboxes over one database', () => {
  let one: PostgresInbox
  let other: PostgresInbox

  beforeEach(async () => {
    const make = await databases.emptied()
    one = make()
    other = make()
    await Promise.all([one.open(), other.open()])
  })
  afterEach(async () => {
    await Promise.all([one.close(), other.close()])
  })

  const ids = async (inbox: PostgresInbox) =>
    (await inbox.entries({ filter: everything, limit: 500 })).entries.map((entry) => entry.id)

  it('keep one entry of duplicates that both take in at once', async () => {
    for (let round = 1; round <= 20; round++) {
      const given = arrivalOf(round)
      const receipts = await Promise.all([one.append(given), other.append(given), one.append(given)])
      expect(new Set(receipts.map(({ id }) => id)).size).toBe(1)
      expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
      expect((await one.entry(receipts[0]?.id as string))?.receipts).toBe(3)
    }
    expect(await ids(one)).toHaveLength(20)
    expect(await ids(other)).toEqual(await ids(one))
  })

  it('agree on the latest state of an order whose events both take in', async () => {
    const states = ['paid', 'shipped', 'canceled'] as const
    await Promise.all(
      states.map((orderState, place) =>
        [one, other, one][place]?.append(arrival({ text: orderState, orderState, triggeredAt: place })),
      ),
    )
    const order = await one.order(1026)
    expect(order?.entries).toHaveLength(3)
    expect(await other.order(1026)).toEqual(order)
    const canceled = (await one.entries({ filter: { comparisons: [], words: ['canceled'] }, limit: 9 }))
      .entries
    expect(order?.latest).toBe(canceled[0]?.id)
  })

  it('tell their listeners of all entries, in order, each once, whoever took them in', async () => {
    const told = [one, other].map((inbox) => {
      const changes: InboxChange[] = []
      inbox.subscribe((change) => changes.push(change))
      return changes
    })
    const numbers = Array.from({ length: 200 }, (_, n) => n + 1)
    await Promise.all(numbers.map((n) => (n % 3 ? one : other).append(arrivalOf(n))))
    const all = (await ids(one)).reverse()
    for (const changes of told) {
      await expect.poll(() => changes.length, soon).toBe(200)
      expect(changes.map(({ kind }) => kind)).toEqual(Array(200).fill('added'))
      expect(changes.map(({ entry }) => entry.id)).toEqual(all)
    }
  })

  it('tell of receipts and runs that another process saw', async () => {
    const changes: InboxChange[] = []
    const { id } = await one.append(arrival({ handled: true }))
    other.subscribe((change) => changes.push(change))
    await one.append(arrival({ handled: true }))
    await expect.poll(() => changes.at(-1)?.entry.receipts, soon).toBe(2)
    await one.recordRun(id, { state: 'done', runs: 1, error: null, nextRunAt: null })
    await expect.poll(() => changes.at(-1)?.entry.handler.state, soon).toBe('done')
  })

  it('make good what a lost connection kept from the listeners', async () => {
    const changes: InboxChange[] = []
    other.subscribe((change) => changes.push(change))
    await one.append(arrivalOf(1))
    await expect.poll(() => changes.length, soon).toBe(1)
    // What comes while nobody listens is told of to nobody.
    await databases.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%: session'",
    )
    await Promise.all([2, 3, 4].map((n) => one.append(arrivalOf(n))))
    await expect.poll(() => changes.map(({ entry }) => entry.orderId), soon).toEqual([1, 2, 3, 4])
    await expect.poll(() => other.health(), soon).toEqual({ ok: true })
  })
})

describe('migrations', () => {
  it('are run once by five processes that start at once, who agree on the name', async () => {
    const connectionString = await databases.server.database('fresh')
    const inboxes = [1, 2, 3, 4, 5].map(() => createPostgresInbox({ connectionString, poolSize: 3 }))
    await Promise.all(inboxes.map((inbox) => inbox.open()))
    const receipts = await Promise.all(inboxes.map((inbox, n) => inbox.append(arrivalOf(n))))
    expect(new Set(receipts.map(({ id }) => id.split('-')[0])).size).toBe(1)
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(5)
    await Promise.all(inboxes.map((inbox) => inbox.close()))
  })
  it('keep inboxes of several schemas apart, each under its name', async () => {
    const connectionString = await databases.server.database('several')
    const make = (schema: string, name: string) => createPostgresInbox({ connectionString, schema, name })
    const inboxes = [make('shop_a', 'a'), make('shop_b', 'b')]
    for (const inbox of inboxes) {
      await inbox.open()
      expect((await inbox.append(arrivalOf(1))).id).toMatch(/^[ab]-1$/)
    }
    await Promise.all(inboxes.map((inbox) => inbox.close()))
    const again = make('shop_a', 'other')
    await again.open()
    expect(await again.entry('a-1')).toBeDefined()
    await again.close()
    expect(() => make('Shop"', 'a')).toThrow(TypeError)
  })

  it('mark nothing in an inbox from before reconciled entries, and let its processes go on beside', async () => {
    const connectionString = await databases.server.database('before_reconciled')
    const inbox = createPostgresInbox({ connectionString })
    await inbox.open()
    const { id: old } = await inbox.append(arrivalOf(1))
    await inbox.close()
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query(`
      do $$ begin
        execute (select 'drop function ' || oid::regprocedure from pg_proc where proname = 'append_reconciled');
      end $$;
      alter table jumpseller_inbox.entries drop column reconciled;
      drop index jumpseller_inbox.entries_received;
      delete from jumpseller_inbox.migrations where number >= 5`)
    await client.end()
    await inbox.open()
    const { id: taken } = await inbox.append(arrivalOf(2, { reconciled: true }))
    // Without anything reconciled, a batch is appended by the function that an earlier version calls.
    const { id: delivered } = await inbox.append(arrivalOf(3))
    const flags = await Promise.all([old, taken, delivered].map(async (id) => (await inbox.entry(id))?.flags))
    expect(flags).toEqual([[], ['reconciled'], []])
    await inbox.close()
  })

  it('refuse an inbox of a newer version', async () => {
    const connectionString = await databases.server.database('newer')
    const inbox = createPostgresInbox({ connectionString })
    await inbox.open()
    await inbox.close()
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query('insert into jumpseller_inbox.migrations (number) values (1000)')
    await client.end()
    await expect(inbox.open()).rejects.toThrow('was made by a newer version of the kit')
  })
})
