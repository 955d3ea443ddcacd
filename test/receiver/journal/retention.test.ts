import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal, type JournalOptions } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import type { Inbox } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

async function opened(folder: string, options: Partial<JournalOptions>) {
  const inbox = createJournal({ folder, newName: () => 'j1', segmentBytes: 2_000, ...options })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return inbox
}

/** Some forty entries in ten segments, closed. */
async function filledFolder(changes: (n: number) => object = () => ({})) {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const inbox = await opened(folder, {})
  for (let n = 1; n <= 40; n++) await inbox.append(arrivalOf(n, changes(n)))
  await inbox.close()
  return folder
}

const ids = async (inbox: Inbox) =>
  (await inbox.entries({ filter: everything, limit: 100 })).entries.map((entry) =>
    Number(entry.id.split('-')[1]),
  )
const segments = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.ndjson')).length

describe('retention', () => {
  it('keeps everything unless told otherwise', async () => {
    const folder = await filledFolder()
    expect(await ids(await opened(folder, {}))).toHaveLength(40)
  })

  it('drops whole segments beyond a count, and knows their entries no more', async () => {
    const folder = await filledFolder()
    const before = segments(folder)
    const inbox = await opened(folder, { retention: { entries: 10 } })
    const kept = await ids(inbox)
    expect(kept.length).toBeGreaterThanOrEqual(10)
    expect(kept.length).toBeLessThan(20)
    expect(kept).toEqual(Array.from(kept, (_, at) => 40 - at))
    expect(segments(folder)).toBeLessThan(before)
    expect(await inbox.entry('j1-1')).toBeUndefined()
    expect(await inbox.order(1)).toBeUndefined()
    expect((await inbox.orders({ limit: 100 })).orders).toHaveLength(kept.length)
    expect(await inbox.append(arrivalOf(40))).toMatchObject({ id: 'j1-40', duplicate: true })
    expect(await inbox.append(arrivalOf(1))).toMatchObject({ id: 'j1-41', duplicate: false })
  })

  it('drops by age and by bytes', async () => {
    const folder = await filledFolder((n) => ({ receivedAt: n <= 30 ? 1_000 : Date.now() }))
    expect((await ids(await opened(folder, { retention: { age: 60_000 } }))).at(-1)).toBeGreaterThan(25)
    const other = await filledFolder()
    expect(segments(other)).toBeGreaterThan(5)
    await opened(other, { retention: { bytes: 6_000 } })
    expect(segments(other)).toBeLessThanOrEqual(3)
  })

  it('keeps what has handlers still to run, and all behind it', async () => {
    const folder = await filledFolder((n) => ({ handled: n === 12 }))
    const inbox = await opened(folder, { retention: { entries: 1 } })
    expect(await ids(inbox)).toContain(12)
    expect(await inbox.dueRuns()).toMatchObject([{ id: 'j1-12' }])
  })

  it('holds over a restart, with the index and without', async () => {
    const folder = await filledFolder()
    const first = await opened(folder, { retention: { entries: 10 } })
    const kept = await ids(first)
    await first.close()
    const second = await opened(folder, {})
    expect(await ids(second)).toEqual(kept)
    await second.close()
    rmSync(join(folder, 'index'))
    const third = await opened(folder, {})
    expect(await ids(third)).toEqual(kept)
    expect(await third.append(arrivalOf(39))).toMatchObject({ id: 'j1-39', duplicate: true })
    expect(await third.append(arrivalOf(41))).toMatchObject({ id: 'j1-41', duplicate: false })
  })

  it('goes on while entries come in', async () => {
    const folder = await filledFolder()
    const inbox = await opened(folder, { segmentBytes: 100_000, retention: { entries: 500 } })
    await Promise.all(Array.from({ length: 20_500 }, (_, n) => inbox.append(arrivalOf(100 + n))))
    expect((await inbox.entries({ filter: everything, limit: 1, before: 'j1-15000' })).entries).toEqual([])
    expect(await inbox.append(arrivalOf(100 + 20_499))).toMatchObject({ duplicate: true })
  })
})
