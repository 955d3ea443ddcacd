import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { StorageError } from '../../../src/receiver/inbox.ts'
import { spawnKit } from '../../cli/kit-process.ts'
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

it('what retention cannot delete stays, with its entries, until it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const first = createJournal({ folder, segmentBytes: 1_000 })
  await first.open()
  for (let n = 1; n <= 20; n++) await first.append(arrivalOf(n))
  await first.close()
  const retention = { entries: 100 }
  const inbox = createJournal({ folder, retention })
  await inbox.open()
  chmodSync(folder, 0o555)
  await withoutRights(async () => {
    const arrivals = Array.from({ length: 10_100 }, (_, n) => arrivalOf(n + 21))
    await Promise.all(arrivals.map((arrival) => inbox.append(arrival)))
    const oldest = await inbox.order(1)
    expect((await inbox.request(oldest?.latest as string))?.body).toEqual(arrivalOf(1).body)
  })
  chmodSync(folder, 0o700)
  await inbox.close()
  const again = createJournal({ folder, retention })
  await again.open()
  expect(await again.order(1)).toBeUndefined()
  expect(await again.order(10_120)).toBeDefined()
  await again.close()
})

it.each([
  ['may never be written to', (place: string) => chmodSync(place, 0o555), /EACCES/],
  ['cannot be made, for a file is in its place', (place: string) => putFile(place), /ENOTDIR/],
  ['is a file itself', (place: string) => putFile(join(place, 'inbox')), /EEXIST/],
  ['has a lock that may not be taken', (place: string) => lockedFolder(place), /EACCES/],
])('a folder that %s is refused at the start, with the way out', async (_name, prepare, said) => {
  const place = mkdtempSync(join(tmpdir(), 'read-only-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  chmodSync(place, 0o777)
  prepare(place)
  const folder = join(place, 'inbox')
  await withoutRights(async () => {
    const opening = createJournal({ folder }).open()
    await expect(opening).rejects.toBeInstanceOf(StorageError)
    await expect(opening).rejects.toThrow(said)
    const wayOut = `${folder} cannot be written: `
    await expect(opening).rejects.toThrow(wayOut)
    await expect(opening).rejects.toThrow('. Set another DATA_DIR, or allow this user to write there.')
  })
})

it('a command says so in one line, and ends', async () => {
  const place = mkdtempSync(join(tmpdir(), 'read-only-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  putFile(join(place, 'inbox'))
  const kit = spawnKit(['receiver'], { DATA_DIR: place, RECEIVER_PORT: '0', JUMPSELLER_HOOKS_TOKEN: 't' })
  const { code, stderr } = await kit.ended
  expect(code).toBe(1)
  expect(stderr.trim().split('\n').at(-1)).toMatch(/inbox cannot be written: EEXIST.*Set another DATA_DIR/)
  expect(stderr).not.toMatch(/The kit itself failed|^ +at /m)
}, 30_000)

function putFile(path: string): void {
  rmSync(path, { recursive: true, force: true })
  writeFileSync(path, '')
}

function lockedFolder(place: string): void {
  mkdirSync(join(place, 'inbox'))
  chmodSync(join(place, 'inbox'), 0o555)
}
