import { expect, it, onTestFinished } from 'vitest'
import { createPostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { type Log, silent } from '../../../src/receiver/log.ts'
import { arrivalOf } from '../arrivals.ts'
import { soon } from './databases.ts'
import { ask, replicatedForTests } from './replicated.ts'

const replicated = replicatedForTests()

it('a replica that lacks what was acknowledged is told of, and gives none of its ids again', async () => {
  const { primary, standby, address, promote } = await replicated({ synchronous: false })
  const errors: unknown[] = []
  const log: Log = { ...silent, error: (fields: unknown, message?: string) => errors.push([fields, message]) }
  const inboxes = [1, 2].map(() =>
    createPostgresInbox({ connectionString: address.connectionString, connectTimeout: 1_000, log }),
  )
  for (const inbox of inboxes) {
    await inbox.open()
    onTestFinished(() => inbox.close())
  }
  const [one, other] = inboxes as [(typeof inboxes)[0], (typeof inboxes)[0]]
  const told: string[] = []
  other.subscribe(({ entry }) => told.push(entry.id))
  await one.append(arrivalOf(1))
  const arrived = () => ask(standby, 'select order_id from jumpseller_inbox.entries').catch(() => [])
  await expect.poll(arrived, soon).toHaveLength(1)
  await standby.stop()
  const lost = new Set<string>()
  for (let n = 2; n <= 101; n++) lost.add((await one.append(arrivalOf(n))).id)
  await expect.poll(() => told.length, soon).toBe(101)
  await primary.crash()
  await standby.start()
  await promote()
  address.leadTo(standby)
  const append = (n: number) => other.append(arrivalOf(n)).then(({ id }) => id)
  await expect.poll(() => append(1_000).catch(() => ''), soon).not.toBe('')
  for (let n = 1_001; n <= 1_200; n++) expect(lost).not.toContain(await append(n))
  await expect.poll(() => told.length, soon).toBe(101 + 201)
  expect(errors[0]).toEqual([
    { from: 2, upTo: 101 },
    expect.stringContaining('lacks entries that were acknowledged'),
  ])
})
