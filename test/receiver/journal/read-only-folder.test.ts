import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { StorageError } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

/** Whoever runs the tests as root may write anywhere. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

it('a folder that may be written to no more is told when a file is due, and gone on with later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
  const inbox = createJournal({ folder, newName: () => 'j1', segmentBytes: 100 })
  await inbox.open()
  onTestFinished(async () => {
    chmodSync(folder, 0o700)
    await inbox.close()
    rmSync(folder, { recursive: true })
  })
  await inbox.append(arrivalOf(1))
  chmodSync(folder, 0o555)
  await withoutRights(async () => {
    await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
    await expect(inbox.append(arrivalOf(2))).rejects.toThrow(/EACCES.*00000002/)
  })
  chmodSync(folder, 0o700)
  expect(await inbox.append(arrivalOf(2))).toMatchObject({ id: 'j1-2', duplicate: false })
  const { entries } = await inbox.entries({ filter: everything, limit: 10 })
  expect(entries.map(({ orderId }) => orderId)).toEqual([2, 1])
})

it('a folder that may never be written to is refused at the start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  chmodSync(folder, 0o555)
  await withoutRights(() => expect(createJournal({ folder }).open()).rejects.toThrow(/EACCES/))
})
