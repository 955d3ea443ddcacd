import { expect, it, onTestFinished } from 'vitest'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { StorageError } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

it('tells as StorageError what the database does not put back', async () => {
  const inbox = (await databases.emptied())()
  await inbox.open()
  const { id } = await inbox.append(arrivalOf(1))
  const { entries } = await inbox.entries({ filter: everything, limit: 1 })
  const kept = entries.map((entry) => ({
    entry: { ...entry, id: id.replace('-1', '-2'), storeCode: 'other' },
    request: { rawHeaders: [], body: Buffer.from('{}') },
  }))
  await databases.query('alter table jumpseller_inbox.requests rename to away')
  onTestFinished(() => inbox.close())
  await expect(inbox.restore?.(kept)).rejects.toThrow(StorageError)
  await databases.query('alter table jumpseller_inbox.away rename to requests')
  expect(await inbox.restore?.(kept)).toMatchObject([{ outcome: 'restored' }])
})
