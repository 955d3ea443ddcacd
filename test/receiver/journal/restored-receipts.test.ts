import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { Inbox, KeptEntry } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

function folderForTest() {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return {
    folder,
    opened: async (): Promise<Inbox> => {
      const inbox = createJournal({ folder, nameIfEmpty: 'kit' })
      await inbox.open()
      return inbox
    },
    receiptLines: () =>
      readFileSync(join(folder, '00000001.ndjson'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ kind }) => kind === 'receipt'),
  }
}

/** The entry of one arrival in a backup, as if it had come so often. */
async function keptOnce(receipts: number): Promise<KeptEntry> {
  const inbox = await folderForTest().opened()
  const { id } = await inbox.append(arrivalOf(1))
  const [entry] = (await inbox.entries({ filter: everything, limit: 1 })).entries
  const request = await inbox.request(id)
  await inbox.close()
  if (!entry || !request) throw new Error('It was not kept')
  return { entry: { ...entry, receipts, flags: ['duplicate'] }, request }
}

it('as many as a monitor makes that posts one sample for weeks take one line, and are counted on', async () => {
  const kept = await keptOnce(100_001)
  const { folder, opened, receiptLines } = folderForTest()
  let inbox = await opened()
  expect(await inbox.restore?.([kept])).toEqual([{ id: 'kit-1', outcome: 'restored' }])
  expect(receiptLines()).toMatchObject([{ no: 1, times: 100_000 }])
  expect(await inbox.append(arrivalOf(1))).toMatchObject({ id: 'kit-1', duplicate: true })
  const after = { receipts: 100_002, flags: ['duplicate'] }
  expect(await inbox.entry('kit-1')).toMatchObject(after)
  await inbox.close()
  inbox = await opened()
  expect(await inbox.entry('kit-1')).toMatchObject(after)
  await inbox.close()
  rmSync(join(folder, 'index'))
  inbox = await opened()
  expect(await inbox.entry('kit-1')).toMatchObject(after)
  await inbox.close()
})

it('restored twice at the same time are counted once', async () => {
  const kept = await keptOnce(40)
  const { opened, receiptLines } = folderForTest()
  const inbox = await opened()
  onTestFinished(() => inbox.close())
  // Of another inbox too: its id says nothing of whether it is there.
  const foreign = { ...kept, entry: { ...kept.entry, id: 'other-7', storeCode: 'other' } }
  const both = [kept, foreign]
  const answers = await Promise.all([inbox.restore?.(both), inbox.restore?.(both), inbox.restore?.(both)])
  expect(answers.flat().map((answer) => [answer?.id, answer?.outcome])).toEqual([
    ['kit-1', 'restored'],
    ['kit-2', 'restored'],
    ...['kit-1', 'kit-2', 'kit-1', 'kit-2'].map((id) => [id, 'known']),
  ])
  expect(receiptLines()).toMatchObject([
    { no: 1, times: 39 },
    { no: 2, times: 39 },
  ])
  expect((await inbox.entries({ filter: everything, limit: 9 })).entries).toMatchObject([
    { id: 'kit-2', receipts: 40 },
    { id: 'kit-1', receipts: 40 },
  ])
})

it('of a later backup add what is missing, one in a line as it was ever written', async () => {
  const kept = await keptOnce(2)
  const { opened, receiptLines } = folderForTest()
  const inbox = await opened()
  onTestFinished(() => inbox.close())
  await inbox.restore?.([kept])
  await inbox.restore?.([{ ...kept, entry: { ...kept.entry, receipts: 5 } }])
  await inbox.restore?.([kept])
  expect(receiptLines().map(({ times }) => times)).toEqual([undefined, 3])
  expect(Object.keys(receiptLines()[0])).toEqual(['crc', 'size', 'v', 'kind', 'no', 'at'])
  expect((await inbox.entry('kit-1'))?.receipts).toBe(5)
})
