import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { StorageError } from '../../../src/receiver/index.ts'
import { arrivalOf } from '../arrivals.ts'
import { databasesForTests, soon } from './databases.ts'

const databases = databasesForTests()

async function connected() {
  const client = new pg.Client({ connectionString: databases.server.connectionString })
  client.on('error', () => {})
  await client.connect()
  return client
}

it('a database that takes too long is given up in time, and nothing is kept twice of what is sent again', async () => {
  const make = await databases.emptied()
  const inbox = make({ statementTimeout: 300 })
  await inbox.open()
  onTestFinished(() => inbox.close())
  await inbox.append(arrivalOf(1))
  const other = await connected()
  await other.query('begin; lock table jumpseller_inbox.entries in access exclusive mode')
  const refused = await Promise.allSettled([inbox.append(arrivalOf(2)), inbox.append(arrivalOf(3))])
  for (const one of refused) expect(one).toMatchObject({ reason: expect.any(StorageError) })
  expect(inbox.health()).toMatchObject({ ok: false, message: expect.stringContaining('timeout') })
  await other.query('commit')
  await other.end()
  for (const n of [2, 3]) expect(await inbox.append(arrivalOf(n))).toMatchObject({ duplicate: false })
  expect(inbox.health()).toEqual({ ok: true })
  const kept = await databases.query('select order_id from jumpseller_inbox.entries order by order_id')
  expect(kept.map(({ order_id }) => Number(order_id))).toEqual([1, 2, 3])
})

it('a server without a free connection is told, and gone on with once there is one', async () => {
  const make = await databases.emptied()
  const inbox = make({ connectTimeout: 1_000 })
  await inbox.open()
  onTestFinished(() => inbox.close())
  await inbox.append(arrivalOf(1))
  const taken: pg.Client[] = []
  onTestFinished(async () => {
    await Promise.all(taken.map((client) => client.end()))
  })
  const killer = await connected()
  await killer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'jumpseller-webhook-kit: %'",
  )
  for (let isFull = false; !isFull; ) {
    await connected().then(
      (client) => taken.push(client),
      () => {
        isFull = true
      },
    )
  }
  await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
  expect(inbox.health()).toMatchObject({ ok: false, message: expect.stringContaining('too many clients') })
  await killer.end()
  await Promise.all(taken.splice(0).map((client) => client.end()))
  await expect
    .poll(
      () =>
        inbox.append(arrivalOf(2)).then(
          ({ duplicate }) => duplicate,
          () => 'refused',
        ),
      soon,
    )
    .toBe(false)
  await expect.poll(() => inbox.health(), soon).toEqual({ ok: true })
})
