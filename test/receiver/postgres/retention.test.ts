import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresInbox, PostgresOptions } from '../../../src/receiver/adapters/postgres/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { arrivalOf } from '../arrivals.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

describe('months', () => {
  let make: (other?: Partial<PostgresOptions>) => PostgresInbox
  let inbox: PostgresInbox

  beforeEach(async () => {
    make = await databases.emptied()
    inbox = make()
    await inbox.open()
  })
  afterEach(() => inbox.close())

  const partitions = async () =>
    (
      await databases.query(
        `select c.relname as name from pg_inherits join pg_class c on c.oid = inhrelid
         where inhparent = 'jumpseller_inbox.requests'::regclass order by 1`,
      )
    ).map(({ name }) => name)
  const monthFrom = (date: Date, months: number) =>
    `requests_${new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months)).toISOString().slice(0, 7).replace('-', '_')}`
  const ids = async () =>
    (await inbox.entries({ filter: everything, limit: 50 })).entries.map((entry) => entry.id)

  it('have a partition each: made ahead, and on demand for what comes from another time', async () => {
    const now = new Date()
    expect(await partitions()).toEqual(expect.arrayContaining([0, 1, 2].map((n) => monthFrom(now, n))))
    const { id } = await inbox.append(arrivalOf(1, { receivedAt: Date.UTC(2031, 6) - 1 }))
    await inbox.append(arrivalOf(2, { receivedAt: Date.UTC(2031, 6) }))
    expect(await partitions()).toEqual(expect.arrayContaining(['requests_2031_06', 'requests_2031_07']))
    expect((await inbox.request(id))?.body).toEqual(arrivalOf(1).body)
  })

  it('are let go whole, with their entries, and can come again', async () => {
    const old = arrivalOf(1, { receivedAt: Date.UTC(2024, 0, 31) })
    const { id: gone } = await inbox.append(old)
    const { id: kept } = await inbox.append(arrivalOf(2, { receivedAt: Date.UTC(2024, 1, 1) }))
    expect(await inbox.dropBefore(new Date(Date.UTC(2024, 1, 29)))).toEqual({ partitions: 1, entries: 1 })
    expect(await partitions()).not.toContain('requests_2024_01')
    expect(await ids()).toEqual([kept])
    expect(await inbox.entry(gone)).toBeUndefined()
    expect(await inbox.request(gone)).toBeUndefined()
    expect(await inbox.append(old)).toMatchObject({ duplicate: false })
    expect(await inbox.dropBefore(new Date(Date.UTC(2024, 1, 1)))).toEqual({ partitions: 1, entries: 1 })
  })

  it('that another process has let go are made again for what comes late', async () => {
    const other = make()
    await other.open()
    await inbox.append(arrivalOf(1, { receivedAt: Date.UTC(2024, 0, 1) }))
    await other.dropBefore(new Date(Date.UTC(2024, 1, 1)))
    await other.close()
    const { id } = await inbox.append(arrivalOf(2, { receivedAt: Date.UTC(2024, 0, 2) }))
    expect(await inbox.request(id)).toBeDefined()
  })

  it('over the bound are let go at the start', async () => {
    await inbox.append(arrivalOf(1, { receivedAt: Date.UTC(2024, 0, 1) }))
    const { id } = await inbox.append(arrivalOf(2, { receivedAt: Date.now() }))
    await inbox.close()
    inbox = make({ keepMonths: 1 })
    await inbox.open()
    expect(await ids()).toEqual([id])
    expect(await partitions()).not.toContain('requests_2024_01')
  })
})
