import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import type { Inbox } from '../../src/receiver/inbox.ts'
import { arrivalOf } from '../receiver/arrivals.ts'
import { databasesForTests } from '../receiver/postgres/databases.ts'
import { readApiOver } from './read-api-over.ts'
import { kit, newFolder } from './run-in-process.ts'

const databases = databasesForTests()
const entries = 450

/** Closes what it exports. */
async function exportOf(inbox: Inbox, file: string): Promise<string> {
  const ended = await kit(['export', '--from', await readApiOver(inbox), '--out', file])
  expect(ended.code).toBe(0)
  await inbox.close()
  return readFileSync(file, 'utf8')
}

async function imported(file: string, env: Record<string, string>, ...more: string[]) {
  const ended = await kit(['import', file, '--json', ...more], { env: { ...env, LOG_LEVEL: 'error' } })
  expect([ended.code, ended.stderr]).toEqual([0, ''])
  return ended.records().at(-1)
}

it('goes from a journal through PostgreSQL with nothing changed, also where no handler is still to run', async () => {
  const folder = newFolder()
  const journal = createJournal({ folder: join(folder, 'inbox') })
  await journal.open()
  for (let n = 1; n <= entries; n += 1) {
    const { id } = await journal.append(arrivalOf(n, { handled: n % 2 === 0 }))
    if (n % 2 === 0) await journal.recordRun(id, { state: 'done', runs: 1, error: null, nextRunAt: null })
  }
  const file = join(folder, 'inbox.ndjson')
  const exported = await exportOf(journal, file)
  const make = await databases.emptied()
  const env = { DATABASE_URL: databases.server.connectionString }
  expect(await imported(file, env)).toMatchObject({ restored: entries, known: 0, renamed: 0 })
  expect(await imported(file, env)).toMatchObject({ restored: 0, known: entries })
  // The same requests under numbers that are free: each meets the one that is there.
  const others = join(folder, 'others.ndjson')
  writeFileSync(
    others,
    exported.replaceAll(/("id":"\w+)-(\d+)"/g, (_, name, no) => `${name}-${Number(no) + 1_000}"`),
  )
  expect(await imported(others, env, '--merge')).toMatchObject({ restored: 0, known: entries })
  const shared = make()
  await shared.open()
  expect(await exportOf(shared, join(folder, 'back.ndjson'))).toBe(exported)
  await imported(join(folder, 'back.ndjson'), { DATA_DIR: join(folder, 'again') })
  const again = createJournal({ folder: join(folder, 'again', 'inbox') })
  await again.open()
  expect(await exportOf(again, join(folder, 'again.ndjson'))).toBe(exported)
}, 60_000)
