import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { type Inbox, StorageError } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

async function inboxIn(folder: string): Promise<Inbox> {
  const inbox = createJournal({ folder, newName: () => 'j1' })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return inbox
}

function newPlace() {
  const place = mkdtempSync(join(tmpdir(), 'folder-gone-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  return { folder: join(place, 'inbox'), elsewhere: join(place, 'elsewhere') }
}

/** As a store does that was not answered 2xx. At most once a second the journal looks whether it is well again. */
async function insist(inbox: Inbox, n: number) {
  let receipt: Awaited<ReturnType<Inbox['append']>> | undefined
  await expect
    .poll(
      async () => {
        receipt = await inbox.append(arrivalOf(n)).catch(() => undefined)
        return receipt
      },
      { timeout: 5_000 },
    )
    .toBeDefined()
  return receipt
}

const orderIds = async (inbox: Inbox) =>
  (await inbox.entries({ filter: everything, limit: 500 })).entries.map(({ orderId }) => orderId)

it('a folder that is moved away is not written to unseen, and is gone on with once it is back', async () => {
  const { folder, elsewhere } = newPlace()
  const inbox = await inboxIn(folder)
  await inbox.append(arrivalOf(1))
  renameSync(folder, elsewhere)
  const refused = await Promise.allSettled([inbox.append(arrivalOf(2)), inbox.append(arrivalOf(3))])
  for (const one of refused) expect(one).toMatchObject({ reason: expect.any(StorageError) })
  expect(inbox.health()).toMatchObject({ ok: false, message: expect.stringContaining(folder) })
  renameSync(elsewhere, folder)
  expect(await insist(inbox, 2)).toMatchObject({ id: 'j1-2', duplicate: false })
  expect(await inbox.append(arrivalOf(1))).toMatchObject({ id: 'j1-1', duplicate: true })
  expect(inbox.health()).toEqual({ ok: true })
  expect(await orderIds(inbox)).toEqual([2, 1])
})

it('a folder that is deleted is told at the first request, and none is acknowledged in its place', async () => {
  const { folder } = newPlace()
  const inbox = await inboxIn(folder)
  await inbox.append(arrivalOf(1))
  rmSync(folder, { recursive: true })
  await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
  mkdirSync(folder)
  // Ids that were answered would be given anew.
  await expect
    .poll(() => inbox.append(arrivalOf(3)).catch(({ message }) => message), { timeout: 5_000 })
    .toMatch(/is not there any more.*start the receiver anew/s)
  await inbox.close()
  const anew = createJournal({ folder, newName: () => 'j2' })
  await anew.open()
  expect(await anew.append(arrivalOf(3))).toMatchObject({ id: 'j2-1', duplicate: false })
  await anew.close()
})

it('an older copy in the place of the folder is not gone on with, unlike a whole one', async () => {
  const { folder, elsewhere } = newPlace()
  const inbox = await inboxIn(folder)
  await inbox.append(arrivalOf(1))
  cpSync(folder, elsewhere, { recursive: true })
  await inbox.append(arrivalOf(2))
  cpSync(folder, `${elsewhere}-whole`, { recursive: true })
  rmSync(folder, { recursive: true })
  await expect(inbox.append(arrivalOf(3))).rejects.toBeInstanceOf(StorageError)
  cpSync(elsewhere, folder, { recursive: true })
  await expect
    .poll(() => inbox.append(arrivalOf(3)).catch(({ message }) => message), { timeout: 5_000 })
    .toMatch(/start the receiver anew/)
  rmSync(folder, { recursive: true })
  cpSync(`${elsewhere}-whole`, folder, { recursive: true })
  expect(await insist(inbox, 3)).toMatchObject({ id: 'j1-3' })
  expect(await orderIds(inbox)).toEqual([3, 2, 1])
})

it('a copy in the place of the folder that is written to takes nothing unseen', async () => {
  const { folder, elsewhere } = newPlace()
  const inbox = await inboxIn(folder)
  await inbox.append(arrivalOf(1))
  renameSync(folder, elsewhere)
  cpSync(elsewhere, folder, { recursive: true })
  await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
  expect(await insist(inbox, 2)).toMatchObject({ id: 'j1-2', duplicate: false })
  await inbox.close()
  // In the copy, where whoever looks finds it.
  const again = await inboxIn(folder)
  expect(await orderIds(again)).toEqual([2, 1])
})
