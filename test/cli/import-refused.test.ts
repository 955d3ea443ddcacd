import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../../bench/processes/free-port.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { arrivalOf } from '../receiver/arrivals.ts'
import { readApiOver } from './read-api-over.ts'
import { kit, newFolder, recordsOf } from './run-in-process.ts'

const journalIn = (folder: string) => createJournal({ folder: join(folder, 'inbox') })

/** A backup of three entries, and how an import of it, or of what is made of it, ends. */
async function backup() {
  const folder = newFolder()
  const inbox = journalIn(join(folder, 'first'))
  await inbox.open()
  for (let n = 1; n <= 3; n += 1) await inbox.append(arrivalOf(n, { handled: true }))
  await kit(['export', '--from', await readApiOver(inbox), '--out', 'inbox.ndjson'], { folder })
  await inbox.close()
  const DATA_DIR = join(folder, 'data')
  const text = readFileSync(join(folder, 'inbox.ndjson'), 'utf8')
  return {
    folder,
    DATA_DIR,
    text,
    lines: text.trimEnd().split('\n'),
    /** The file with these contents. */
    imported: async (content: string | Buffer, ...more: string[]) => {
      writeFileSync(join(folder, 'other.ndjson'), content)
      return kit(['import', 'other.ndjson', ...more], { folder, env: { DATA_DIR } })
    },
    async held(): Promise<string[]> {
      const restored = journalIn(DATA_DIR)
      await restored.open()
      const { entries } = await restored.entries({ filter: everything, limit: 100 })
      await restored.close()
      return entries.map(({ id }) => id)
    },
  }
}

const end = (entries: number) => `{"type":"end","entries":${entries}}`

describe('a backup that is cut off', () => {
  it.each<[string, (lines: string[]) => string, string, number]>([
    ['behind a line', (lines) => `${lines.slice(0, 2).join('\n')}\n`, 'the last line, which counts', 2],
    ['behind the last entry', (lines) => lines.slice(0, 3).join('\n'), 'the last line, which counts', 3],
    ['within a line', (lines) => lines.slice(0, 3).join('\n').slice(0, -50), 'line 3 is no whole JSON', 2],
    ['within its last line', (lines) => lines.join('\n').slice(0, -3), 'line 4 is no whole JSON', 3],
    [
      'in its middle',
      ([one, , three]) => `${one}\n${three}\n${end(3)}\n`,
      'line 3 counts 3 entries behind 2',
      2,
    ],
    [
      'before another',
      ([one, two, three]) => [one, two, three, end(2)].join('\n'),
      'counts 2 entries behind 3',
      3,
    ],
  ])('%s is refused, and with --incomplete gives what it holds', async (_, made, seen, entries) => {
    const { lines, imported, DATA_DIR, held } = await backup()
    const refused = await imported(made(lines))
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain(seen)
    expect(refused.stderr).toContain(`add --incomplete to restore the ${entries} entries that it holds`)
    expect(existsSync(DATA_DIR)).toBe(false)
    const ended = await imported(made(lines), '--incomplete')
    expect([ended.code, ended.stdout]).toEqual([0, `${entries} entries restored to ${DATA_DIR}\n`])
    expect(ended.stderr).toContain('is cut off')
    expect(await held()).toHaveLength(entries)
  })

  it('is told from whole ones that were joined', async () => {
    const { lines, imported } = await backup()
    const [one = '', two = '', three = ''] = lines
    const ended = await imported(`${[one, end(1), two, three, end(2)].join('\n')}\n`)
    expect([ended.code, ended.stderr]).toEqual([0, ''])
  })

  it('is not what one is that is damaged: --incomplete does not help it', async () => {
    const { lines, imported, DATA_DIR } = await backup()
    const [one = '', two = ''] = lines
    for (const content of [`${one.slice(0, -50)}\n${two}\n`, one.replace('"accepted"', '"well"')]) {
      const ended = await imported(content, '--incomplete')
      expect([ended.code, ended.stderr]).toEqual([2, expect.stringMatching(/line 1: .*take another copy/)])
    }
    expect(existsSync(DATA_DIR)).toBe(false)
  })
})

describe('what no inbox holds', () => {
  it.each([
    [{ receipts: 2_000_000_001 }, 'receipts takes a number from 1 to 2,000,000,000'],
    [{ receipts: Number.MAX_SAFE_INTEGER }, 'receipts takes a number from 1 to 2,000,000,000'],
    [{ id: 'kit-4294967295' }, 'id takes an id such as 2ce13ec3-17, its number from 1 to 2,000,000,000'],
    [{ id: 'kit-0' }, 'id takes'],
    [{ id: 'kit-007' }, 'id takes'],
    [{ wireEvent: 'w'.repeat(3_000_000) }, 'wireEvent takes a text of at most 129 characters or null'],
    [{ storeCode: 's'.repeat(130) }, 'storeCode takes a text of at most 129 characters or null'],
    [
      { handler: { state: 'failed', runs: 65_536, lastError: 'x', nextRunAt: null } },
      'handler takes how its handlers stand, after at most 65,535 runs',
    ],
  ])('is refused, naming line and field: %#', async (changes, message) => {
    const { lines, imported, DATA_DIR } = await backup()
    const [one = '', two = ''] = lines
    const changed = JSON.stringify({ ...recordsOf(two)[0], ...changes })
    const ended = await imported(`${one}\n${changed}\n${end(2)}\n`)
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      2,
      '',
      expect.stringContaining(`other.ndjson, line 2: ${message}`),
    ])
    expect(existsSync(DATA_DIR)).toBe(false)
  })

  it('is told from what it just holds', async () => {
    const { lines, imported, DATA_DIR } = await backup()
    const changes = {
      id: 'kit-2000000000',
      receipts: 2_000_000_000,
      wireEvent: 'w'.repeat(129),
      handler: { state: 'parked', runs: 65_535, lastError: 'x', nextRunAt: null },
    }
    const changed = { ...recordsOf(lines[0] ?? '')[0], ...changes }
    const ended = await imported(`${JSON.stringify(changed)}\n${end(1)}\n`)
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    for (const reopened of [false, true]) {
      const inbox = journalIn(DATA_DIR)
      await inbox.open()
      expect(await inbox.entry('kit-2000000000'), String(reopened)).toMatchObject(changes)
      await inbox.close()
    }
  })
})

describe('what is given instead of a backup', () => {
  it('is told with the next step', async () => {
    const { folder, text, imported } = await backup()
    const zipped = await imported(gzipSync(text))
    expect([zipped.code, zipped.stderr]).toEqual([2, expect.stringContaining('gunzip')])
    mkdirSync(join(folder, 'inbox-copy'))
    await promisify(execFile)('mkfifo', [join(folder, 'pipe')])
    // Holds it open, so that the import can open it.
    const writing = execFile('sh', ['-c', `cat inbox.ndjson > pipe`], { cwd: folder })
    onTestFinished(() => void writing.kill())
    for (const [given, next] of [
      ['inbox-copy', 'put back with cp'],
      ['pipe', 'Write it to a file first'],
    ] as const) {
      const ended = await kit(['import', given], { folder })
      expect([ended.code, ended.stdout, ended.stderr]).toEqual([2, '', expect.stringContaining(next)])
    }
  })
})

describe('an inbox that cannot be opened', () => {
  it('is told to have been left as it was', async () => {
    const { folder } = await backup()
    const holding = journalIn(join(folder, 'first'))
    await holding.open()
    onTestFinished(() => holding.close())
    const nowhere = `postgres://127.0.0.1:${await freePort()}/kit`
    const cases: [Record<string, string>, string][] = [
      [{ DATA_DIR: join(folder, 'first') }, 'holds this inbox'],
      [{ DATABASE_URL: nowhere }, 'See that DATABASE_URL leads to a PostgreSQL that answers'],
    ]
    for (const [env, message] of cases) {
      const ended = await kit(['import', 'inbox.ndjson'], { folder, env })
      expect([ended.code, ended.stdout]).toEqual([1, ''])
      expect(ended.stderr).toContain(message)
      expect(ended.stderr).toContain('. Nothing was restored.')
      expect(ended.stderr).not.toContain('kept')
    }
  })
})
