import {
  appendFileSync,
  fdatasync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal, type JournalOptions } from '../../../src/receiver/adapters/journal/index.ts'
import type { OpenReport } from '../../../src/receiver/adapters/journal/line-log.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { type Inbox, StorageError } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

function folderOfTest() {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function opened(folder: string, options: Partial<JournalOptions> = {}) {
  const reports: OpenReport[] = []
  const inbox = createJournal({
    folder,
    newName: () => 'j1',
    onMended: (report) => reports.push(report),
    ...options,
  })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return { inbox, reports }
}

async function filled(folder: string, count: number, options: Partial<JournalOptions> = {}) {
  const { inbox } = await opened(folder, options)
  for (let n = 1; n <= count; n++) await inbox.append(arrivalOf(n))
  return inbox
}

const orderIds = async (inbox: Inbox) =>
  (await inbox.entries({ filter: everything, limit: 500 })).entries.map((entry) => entry.orderId)

const segmentOf = (folder: string) =>
  join(
    folder,
    readdirSync(folder)
      .filter((name) => name.endsWith('.ndjson'))
      .sort()
      .at(-1) as string,
  )

describe('a damaged journal', () => {
  it('is cut behind its last whole line, loudly', async () => {
    const folder = folderOfTest()
    await (await filled(folder, 3)).close()
    const whole = readFileSync(segmentOf(folder))
    appendFileSync(segmentOf(folder), '{"crc":"00000000","v":1,"kind":"ent')
    const { inbox, reports } = await opened(folder)
    expect(reports).toEqual([{ tornBytes: 35, damaged: [] }])
    expect(readFileSync(segmentOf(folder))).toEqual(whole)
    await inbox.append(arrivalOf(4))
    expect(await orderIds(inbox)).toEqual([4, 3, 2, 1])
  })

  it('keeps what stands around a damaged line, and tells where it is', async () => {
    const folder = folderOfTest()
    await (await filled(folder, 3)).close()
    rmSync(join(folder, 'index'))
    const bytes = readFileSync(segmentOf(folder))
    const second = bytes.indexOf('\n') + 1
    bytes[second + 200] = (bytes[second + 200] as number) ^ 1
    writeFileSync(segmentOf(folder), bytes)
    const { inbox, reports } = await opened(folder)
    expect(reports).toMatchObject([{ tornBytes: 0, damaged: [{ segment: 1, offset: second }] }])
    expect(await orderIds(inbox)).toEqual([3, 1])
    await inbox.append(arrivalOf(4))
    expect(await orderIds(inbox)).toEqual([4, 3, 1])
  })

  it('does not give out bytes that were changed on disk', async () => {
    const folder = folderOfTest()
    const inbox = await filled(folder, 1)
    const bytes = readFileSync(segmentOf(folder))
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] as number) ^ 1
    writeFileSync(segmentOf(folder), bytes)
    expect(await inbox.request('j1-1')).toBeUndefined()
  })
})

/** An index that tells of three entries of a journal of another name. */
async function otherIndex() {
  const folder = folderOfTest()
  const inbox = createJournal({ folder, newName: () => 'j2' })
  await inbox.open()
  for (let n = 11; n <= 13; n++) await inbox.append(arrivalOf(n))
  await inbox.close()
  return readFileSync(join(folder, 'index'))
}

describe('the index', () => {
  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is torn', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -7))],
    ['is damaged', (path: string) => writeFileSync(path, readFileSync(path).fill(1, 40, 60))],
    ['is of another journal', async (path: string) => writeFileSync(path, await otherIndex())],
  ])('is made anew from the journal when it %s', async (_name, harm) => {
    const folder = folderOfTest()
    const inbox = await filled(folder, 5)
    await inbox.recordRun('j1-2', { state: 'parked', runs: 2, error: 'Error: no', nextRunAt: null })
    const before = (await inbox.entries({ filter: everything, limit: 10 })).entries
    await inbox.close()
    await harm(join(folder, 'index'))
    const again = (await opened(folder)).inbox
    expect((await again.entries({ filter: everything, limit: 10 })).entries).toEqual(before)
    expect(await again.append(arrivalOf(3))).toMatchObject({ id: 'j1-3', duplicate: true })
  })

  it('that could not be saved once tells all the same of everything later', async () => {
    const folder = folderOfTest()
    const path = join(folder, 'index')
    const { inbox } = await opened(folder)
    mkdirSync(path)
    await Promise.all(
      Array.from({ length: 10_000 }, (_, n) => inbox.append(arrivalOf(n + 1, { handled: true }))),
    )
    await expect.poll(() => readdirSync(folder)).toContain('00000001.ndjson')
    rmSync(path, { recursive: true })
    await inbox.append(arrivalOf(10_001, { handled: true }))
    await inbox.close()
    const again = (await opened(folder)).inbox
    expect(await again.dueRuns()).toHaveLength(10_001)
    expect(await again.append(arrivalOf(5))).toMatchObject({ id: 'j1-5', duplicate: true })
  })

  it('of many entries is saved as a checkpoint on the way, not only at the end', async () => {
    const folder = folderOfTest()
    const inbox = createJournal({ folder, newName: () => 'j1', segmentBytes: 2 ** 20 })
    await inbox.open()
    await Promise.all(Array.from({ length: 10_001 }, (_, n) => inbox.append(arrivalOf(n))))
    await expect.poll(() => readdirSync(folder)).toContain('index')
    expect(readdirSync(folder).filter((name) => name.endsWith('.ndjson')).length).toBeGreaterThan(3)
    await inbox.close()
    const again = (await opened(folder)).inbox
    expect(await orderIds(again)).toHaveLength(500)
    expect(await again.order(9_000)).toMatchObject({ entries: ['j1-9001'] })
  })
})

describe('a failing disk', () => {
  it.each([
    ['the write', { writeSync: failing(writeSync) }],
    ['the sync', { fdatasync: failing(fdatasync) }],
  ])(
    'that fails %s is told to every waiting append, and nothing unkept is found later',
    async (_name, broken) => {
      const folder = folderOfTest()
      let fails = false
      const calls = { writeSync, fdatasync, ...broken }
      for (const call of Object.values(broken)) Object.assign(call, { fails: () => fails })
      const { inbox } = await opened(folder, { calls } as Partial<JournalOptions>)
      await inbox.append(arrivalOf(1))
      fails = true
      const refused = await Promise.allSettled([inbox.append(arrivalOf(2)), inbox.append(arrivalOf(3))])
      expect(refused.map((one) => one.status)).toEqual(['rejected', 'rejected'])
      expect(refused[0]).toMatchObject({ reason: expect.any(StorageError) })
      expect(inbox.health()).toMatchObject({ ok: false, message: expect.stringContaining('EIO') })
      fails = false
      // The store tries again: what was refused is new, not a duplicate of something nobody kept.
      expect(await inbox.append(arrivalOf(2))).toEqual({ id: 'j1-2', duplicate: false, stale: false })
      expect(inbox.health()).toEqual({ ok: true })
      expect(await orderIds(inbox)).toEqual([2, 1])
      await inbox.close()
      expect(await orderIds((await opened(folder)).inbox)).toEqual([2, 1])
    },
  )
})

/** A call of node:fs that fails with EIO while its `fails` says so. */
function failing(real: (...given: never[]) => unknown) {
  const call = (...given: unknown[]): unknown => {
    if (!(call as unknown as { fails: () => boolean }).fails()) return real(...(given as never[]))
    const error = new Error('EIO: i/o error')
    const done = given.at(-1)
    if (typeof done !== 'function') throw error
    return done(error)
  }
  return call
}

describe('a segment that cannot be begun', () => {
  it('is told, and begun later', async () => {
    const folder = folderOfTest()
    const { inbox } = await opened(folder, { segmentBytes: 100 })
    await inbox.append(arrivalOf(1))
    const next = join(folder, '00000002.ndjson')
    mkdirSync(next)
    await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
    await expect(inbox.append(arrivalOf(2))).rejects.toBeInstanceOf(StorageError)
    rmSync(next, { recursive: true })
    for (let n = 2; n <= 5; n++) expect(await inbox.append(arrivalOf(n))).toMatchObject({ duplicate: false })
    expect(await orderIds(inbox)).toEqual([5, 4, 3, 2, 1])
  })
})

describe('a line', () => {
  it.each([
    ['long names', { wireEvent: '\u20ac'.repeat(20_000), storeCode: '"'.repeat(20_000) }],
    ['long headers', { rawHeaders: ['\u00e9'.repeat(20_000), '\\'.repeat(20_000)] }],
    ['a large body with newlines', { body: Buffer.from(`[${'1,\n'.repeat(400_000)}1]`) }],
  ])('of %s is read as it was written', async (_name, changes) => {
    const folder = folderOfTest()
    const { inbox } = await opened(folder)
    const given = arrivalOf(1, changes)
    const receipts = await Promise.all([
      inbox.append(arrivalOf(2)),
      inbox.append(given),
      inbox.append(arrivalOf(3)),
    ])
    const kept = await inbox.request(receipts[1]?.id as string)
    expect(kept?.rawHeaders).toEqual(given.rawHeaders)
    expect(kept?.body.equals(given.body)).toBe(true)
    expect((await inbox.request(receipts[2]?.id as string))?.body).toEqual(arrivalOf(3).body)
  })

  it('with its body raw is a document that JSON tools read', async () => {
    const folder = folderOfTest()
    await filled(folder, 1)
    const [line = ''] = readFileSync(segmentOf(folder), 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({
      kind: 'entry',
      id: 'j1-1',
      size: 46,
      json: { order: { id: 1, total: 1 } },
    })
  })
})

describe('the name of a journal', () => {
  it('is taken from its entries when its file was lost to a power cut', async () => {
    const folder = folderOfTest()
    await (await filled(folder, 2)).close()
    writeFileSync(join(folder, 'journal.json'), '')
    const { inbox } = await opened(folder, { newName: () => 'j9' })
    expect(await inbox.append(arrivalOf(2))).toMatchObject({ id: 'j1-2', duplicate: true })
  })
})

describe('the lock', () => {
  it('refuses a second process, naming the first and the way out', async () => {
    const folder = folderOfTest()
    await filled(folder, 1)
    const second = createJournal({ folder, newName: () => 'j1' })
    await expect(second.open()).rejects.toThrow(
      new RegExp(`Process ${process.pid} holds this inbox.*DATA_DIR`),
    )
  })

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' })],
    ['of a process whose number was given to another', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['that was torn', '{"pid'],
  ])('%s is stale and taken over', async (_name, text) => {
    const folder = folderOfTest()
    writeFileSync(join(folder, 'lock'), text)
    const { inbox } = await opened(folder)
    expect(await inbox.append(arrivalOf(1))).toMatchObject({ duplicate: false })
  })

  it('is let go on close', async () => {
    const folder = folderOfTest()
    await (await filled(folder, 1)).close()
    expect(readdirSync(folder)).not.toContain('lock')
  })
})
