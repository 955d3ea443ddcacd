import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createPostgresInbox } from '../../src/receiver/adapters/postgres/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import type { Inbox, KeptEntry } from '../../src/receiver/inbox.ts'
import { arrival, arrivalOf } from '../receiver/arrivals.ts'
import { databasesForTests } from '../receiver/postgres/databases.ts'
import { readApiOver } from './read-api-over.ts'
import { kit } from './run-in-process.ts'

const databases = databasesForTests()

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every kind of entry that there is. */
async function fill(inbox: Inbox): Promise<void> {
  const odd = Buffer.from([0xff, 0x00, 0x0a, 0x7b, 0xe2, 0x80, 0xa8, 0x0d])
  const { id: done } = await inbox.append(arrivalOf(1, { handled: true }))
  await inbox.append(arrivalOf(1, { handled: true }))
  await inbox.append(arrivalOf(1, { handled: true }))
  await inbox.recordRun(done, { state: 'done', runs: 2, error: null, nextRunAt: null })
  const { id: failed } = await inbox.append(arrivalOf(2, { handled: true }))
  await inbox.recordRun(failed, { state: 'failed', runs: 1, error: 'Error: \u2028 no', nextRunAt: 4e12 })
  const { id: parked } = await inbox.append(arrivalOf(3, { handled: true }))
  await inbox.recordRun(parked, { state: 'parked', runs: 6, error: 'Error: never', nextRunAt: null })
  await inbox.append(arrivalOf(4, { handled: true }))
  await inbox.append(
    arrival({
      orderId: 1,
      receivedAt: Date.UTC(2026, 0, 31, 12, 0, 30),
      text: '{"order":{"id":1,"status":"Pending"}}',
      triggeredAt: 1,
      orderState: 'pending_payment',
    }),
  )
  await inbox.append(arrivalOf(5, { reconciled: true, signature: 'unsigned', storeCode: null }))
  await inbox.append(
    arrival({
      body: odd,
      rawHeaders: ['X-Odd', 'caf\u00e9 \u2028', 'x-odd', '"quoted\\"'],
      event: null,
      wireEvent: null,
      orderId: null,
      orderState: null,
      triggeredAt: null,
      verdict: 'quarantined',
      reason: 'not_json',
    }),
  )
  await inbox.append(
    arrival({
      body: Buffer.alloc(0),
      wireEvent: 'other',
      event: null,
      orderState: null,
      verdict: 'quarantined',
      reason: 'not_json',
    }),
  )
}

async function allOf(inbox: Inbox): Promise<KeptEntry[]> {
  const { entries } = await inbox.entries({ filter: everything, limit: 500 })
  return Promise.all(
    entries.map(async (entry) => ({
      entry,
      request: (await inbox.request(entry.id)) as KeptEntry['request'],
    })),
  )
}

/** What an inbox in a folder, or in the database, holds. */
async function heldBy(inbox: Inbox): Promise<KeptEntry[]> {
  await inbox.open()
  try {
    return await allOf(inbox)
  } finally {
    await inbox.close()
  }
}

const journalIn = (folder: string) => createJournal({ folder: join(folder, 'inbox') })

/** A backup by `export` of a full journal, and what was in it. */
async function backup() {
  const folder = newFolder()
  const inbox = journalIn(folder)
  await inbox.open()
  await fill(inbox)
  const held = await allOf(inbox)
  const url = await readApiOver(inbox)
  const exported = await kit(['export', '--from', url, '--out', 'inbox.ndjson'], { folder })
  expect(exported.code).toBe(0)
  await inbox.close()
  return { folder, held, file: join(folder, 'inbox.ndjson') }
}

const emptied = async () => {
  const make = await databases.emptied()
  return { make, env: { DATABASE_URL: databases.server.connectionString } }
}

describe('import', () => {
  it('restores a journal byte for byte, ids and handler states too, and a second time changes nothing', async () => {
    const { folder, held, file } = await backup()
    const env = { DATA_DIR: join(folder, 'restored') }
    const ended = await kit(['import', file, '--json'], { env, folder })
    expect(ended.stderr).toBe('')
    expect(ended.records()).toEqual([
      { type: 'result', entries: 8, restored: 8, known: 0, renamed: 0, to: env.DATA_DIR },
    ])
    expect(await heldBy(journalIn(env.DATA_DIR))).toEqual(held)
    const again = await kit(['import', file], { env, folder })
    expect([again.code, again.stdout]).toEqual([
      0,
      `0 entries restored to ${env.DATA_DIR}; 8 were there already\n`,
    ])
    expect(await heldBy(journalIn(env.DATA_DIR))).toEqual(held)
    // The index is made anew from the lines alone, and says the same.
    rmSync(join(env.DATA_DIR, 'inbox', 'index'))
    expect(await heldBy(journalIn(env.DATA_DIR))).toEqual(held)
  })

  it('restores into PostgreSQL, and from there into a journal again', async () => {
    const { folder, held, file } = await backup()
    const { make, env } = await emptied()
    const ended = await kit(['import', file, '--json'], { env, folder })
    expect([ended.code, ended.records().at(-1)]).toEqual([
      0,
      expect.objectContaining({ restored: 8, renamed: 0 }),
    ])
    const shared = make()
    expect(await heldBy(shared)).toEqual(held)
    expect((await kit(['import', file, '--json'], { env, folder })).records().at(-1)).toMatchObject({
      restored: 0,
      known: 8,
    })
    await shared.open()
    onTestFinished(() => shared.close())
    expect(await allOf(shared)).toEqual(held)
    const open = held.filter(({ entry }) => ['waiting', 'failed'].includes(entry.handler.state))
    expect((await shared.dueRuns()).map(({ id }) => id)).toEqual(
      open.map(({ entry }) => entry.id).toReversed(),
    )
    const jobs = await databases.query('select count(*) from jumpseller_inbox_worker._private_jobs')
    expect(jobs).toEqual([{ count: String(open.length) }])
    const next = await shared.append(arrivalOf(99))
    expect(next.id).toBe(`${held[0]?.entry.id.split('-')[0]}-${held.length + 1}`)
    const url = await readApiOver(shared)
    await kit(['export', '--from', url, '--query', 'until:2026-01-31T12:01:00Z', '--out', 'back.ndjson'], {
      folder,
    })
    await kit(['import', 'back.ndjson', '--to', 'back'], { folder })
    expect(await heldBy(journalIn(join(folder, 'back')))).toEqual(held)
  })

  it('goes on where it was broken off', async () => {
    const { folder, held, file } = await backup()
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    // The three oldest are there, as after a kill.
    const oldest = [...lines.slice(-4, -1), '{"type":"end","entries":3}']
    writeFileSync(join(folder, 'part.ndjson'), `${oldest.join('\n')}\n`)
    for (const env of [{ DATA_DIR: join(folder, 'restored') }, (await emptied()).env]) {
      await kit(['import', 'part.ndjson'], { env, folder })
      const ended = await kit(['import', file, '--json'], { env, folder })
      expect(ended.records().at(-1)).toMatchObject({ restored: 5, known: 3, renamed: 0 })
      const inbox =
        'DATA_DIR' in env
          ? journalIn(env.DATA_DIR)
          : createPostgresInbox({ connectionString: env.DATABASE_URL })
      expect(await heldBy(inbox)).toEqual(held)
    }
  })

  it.each(['journal', 'PostgreSQL'])(
    'refuses a %s with other entries, and with --merge puts the file beside them',
    async (kind) => {
      const { folder, held, file } = await backup()
      const shared = await emptied()
      const env: Record<string, string> =
        kind === 'journal' ? { DATA_DIR: join(folder, 'other') } : shared.env
      const make = () =>
        kind === 'journal' ? journalIn(env.DATA_DIR as string) : shared.make({ name: 'other' })
      const other = make()
      await other.open()
      const { id: own } = await other.append(arrivalOf(1_000))
      // The backup's order 2, already there.
      await other.append(arrivalOf(2))
      const before = await allOf(other)
      await other.close()
      const refused = await kit(['import', file], { env, folder })
      expect([refused.code, refused.stdout, refused.stderr]).toEqual([
        2,
        '',
        expect.stringContaining('--merge'),
      ])
      expect(await heldBy(make())).toEqual(before)
      for (const [restored, known] of [
        [7, 1],
        [0, 8],
      ]) {
        const ended = await kit(['import', file, '--merge', '--json'], { env, folder })
        expect(ended.records().at(-1)).toMatchObject({ restored, known })
      }
      const after = await heldBy(make())
      expect(after).toHaveLength(9)
      expect(after.filter(({ entry }) => before.some((one) => one.entry.id === entry.id))).toEqual(before)
      expect(after.at(-1)?.entry.id).toBe(own)
      const unlike = (all: KeptEntry[]) =>
        all
          .filter(({ entry }) => entry.orderId !== 1_000 && entry.orderId !== 2)
          .map(({ entry: { id: _id, ...entry }, request }) => ({ entry, request }))
      expect(unlike(after)).toEqual(unlike(held))
    },
  )

  it('writes nothing of a file that is damaged, and names the line', async () => {
    const { folder, file } = await backup()
    const env = { DATA_DIR: join(folder, 'restored') }
    const text = readFileSync(file, 'utf8')
    const lines = text.trimEnd().split('\n')
    const broken: [string, string][] = [
      [text.replace('}\n', '\n'), 'line 1: it is not JSON'],
      [text.replace('"receipts":3', '"receipts":0'), 'receipts takes a number from 1'],
      [text.replace('"size":0', '"size":1'), 'size takes'],
      [text.replace('"verdict":"quarantined"', '"verdict":"refused"'), 'verdict takes'],
      [`${lines[0]}\n${lines[0]}\n`, 'comes a second time'],
      ['', 'holds no entry'],
      ['null\n', 'it is no entry'],
    ]
    for (const [content, message] of broken) {
      writeFileSync(join(folder, 'broken.ndjson'), content)
      const ended = await kit(['import', 'broken.ndjson'], { env, folder })
      expect([ended.code, ended.stdout, ended.stderr]).toEqual([2, '', expect.stringContaining(message)])
      expect(existsSync(env.DATA_DIR)).toBe(false)
    }
    appendFileSync(file, '\n')
    expect((await kit(['import', file], { env, folder })).code).toBe(2)
    expect((await kit(['import', 'nowhere.ndjson'], { env, folder })).stderr).toContain('cannot be read')
    expect((await kit(['import', join(folder, 'broken.ndjson')], { env, folder })).code).toBe(2)
  })

  it('is refused by a journal that a kit holds', async () => {
    const { folder, file } = await backup()
    const holding = journalIn(folder)
    await holding.open()
    onTestFinished(() => holding.close())
    const ended = await kit(['import', file], { env: { DATA_DIR: folder }, folder })
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('holds this inbox')])
  })
})
