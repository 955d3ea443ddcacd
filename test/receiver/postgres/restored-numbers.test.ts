import { expect, it, onTestFinished } from 'vitest'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { KeptEntry } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

/** An inbox with one entry, and how a backup would tell of another one of these names. */
async function opened() {
  const inbox = (await databases.emptied())()
  await inbox.open()
  onTestFinished(() => inbox.close())
  const { id } = await inbox.append(arrivalOf(1))
  const [entry] = (await inbox.entries({ filter: everything, limit: 1 })).entries
  const keptAs = (changes: Partial<KeptEntry['entry']>): KeptEntry => {
    const { body, rawHeaders } = arrivalOf(1)
    if (!entry) throw new Error('It was not kept')
    return { entry: { ...entry, ...changes }, request: { body, rawHeaders: [...rawHeaders] } }
  }
  return { inbox, name: id.split('-')[0], keptAs }
}

it('a number that is put back leaves those alone that the sequence has passed over', async () => {
  const { inbox, name, keptAs } = await opened()
  // As behind a failover that lost entries.
  await databases.query("select setval('jumpseller_inbox.entry_no', 1101)")
  const restored = await inbox.restore?.([keptAs({ id: `${name}-50`, storeCode: 'other' })])
  expect(restored).toEqual([{ id: `${name}-50`, outcome: 'restored' }])
  expect((await inbox.append(arrivalOf(2))).id).toBe(`${name}-1102`)
  await inbox.restore?.([keptAs({ id: `${name}-2000`, storeCode: 'third' })])
  expect((await inbox.append(arrivalOf(3))).id).toBe(`${name}-2001`)
})

it('receipts are put back however many they are, and counted on', async () => {
  const { inbox, name, keptAs } = await opened()
  const receipts = 2_000_000_000
  const own = keptAs({ id: `${name}-7`, storeCode: 'other', receipts })
  const foreign = keptAs({ id: 'elsewhere-7', storeCode: 'third', receipts })
  const restored = await inbox.restore?.([own, foreign])
  expect(restored?.map(({ outcome }) => outcome)).toEqual(['restored', 'restored'])
  for (const [place, storeCode] of ['other', 'third'].entries()) {
    const { id, duplicate } = await inbox.append(arrivalOf(1, { storeCode }))
    expect([id, duplicate]).toEqual([restored?.[place]?.id, true])
    expect(await inbox.entry(id)).toMatchObject({ receipts: receipts + 1, flags: ['duplicate'] })
  }
})
