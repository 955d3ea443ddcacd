import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fixture, fixtureToken } from '../fixtures.ts'
import { inspecting, postFixture } from '../inspector/inspecting.ts'
import { listening } from '../receiver/running.ts'
import { kit, recordsOf } from './run-in-process.ts'

const paid = fixture('order_paid/today')

async function withEntries() {
  const { url, hook } = await inspecting()
  const ids: string[] = []
  for (const place of ['order_paid/today', 'order_shipped/today'])
    ids.push((await postFixture(hook, place)).id)
  const folder = mkdtempSync(join(tmpdir(), 'export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { url, hook, ids, folder }
}

describe('export', () => {
  it('writes NDJSON to stdout, with --json too', async () => {
    const { url, ids } = await withEntries()
    for (const more of [[], ['--json']]) {
      const ended = await kit(['export', '--from', url, ...more])
      expect([ended.code, ended.stderr]).toEqual([0, ''])
      const records = ended.records()
      expect(records.pop()).toEqual({ type: 'end', entries: 2 })
      expect(records.map(({ id }) => id)).toEqual(ids.toReversed())
      expect(Buffer.from(String(records[1]?.bodyBase64), 'base64')).toEqual(paid.body)
    }
  })

  it('writes a file of those that match', async () => {
    const { url, ids, folder } = await withEntries()
    const args = ['export', '--from', url, '--query', 'event:order_paid', '--out', 'paid.ndjson', '--json']
    const ended = await kit(args, { folder })
    const out = join(folder, 'paid.ndjson')
    expect(ended.records()).toEqual([{ type: 'result', format: 'ndjson', entries: 1, out }])
    expect(recordsOf(readFileSync(out, 'utf8'))).toMatchObject([
      { id: ids[0], event: 'order_paid' },
      { type: 'end', entries: 1 },
    ])
  })

  it('writes HAR', async () => {
    const { url, hook } = await withEntries()
    const { log } = JSON.parse((await kit(['export', '--from', url, '--format', 'har'])).stdout)
    expect(log.entries.map(({ request }: { request: { url: string } }) => request.url)).toEqual([hook, hook])
  })

  it('writes the two files of a fixture for each entry, which replay takes', async () => {
    const { url, ids, folder } = await withEntries()
    const ended = await kit(['export', '--from', url, '--format', 'files'], { folder })
    expect([ended.code, ended.stdout]).toEqual([0, `2 entries written to ${join(folder, 'entries')}\n`])
    expect(readdirSync(join(folder, 'entries')).sort()).toEqual([
      `order_paid-${ids[0]}.body.json`,
      `order_paid-${ids[0]}.headers.json`,
      `order_shipped-${ids[1]}.body.json`,
      `order_shipped-${ids[1]}.headers.json`,
    ])
    expect(readFileSync(join(folder, 'entries', `order_paid-${ids[0]}.body.json`))).toEqual(paid.body)
    const replayed = await kit(
      ['replay', `entries/order_paid-${ids[0]}.body.json`, '--from', url, '--json'],
      { folder },
    )
    expect(replayed.records()).toMatchObject([{ verdict: 'duplicate', id: ids[0] }])
  })

  it('leaves the hooks token out', async () => {
    const { url, hook } = await inspecting()
    await fetch(hook, {
      method: 'POST',
      headers: { ...paid.headers, 'X-Token': fixtureToken },
      body: paid.body,
    })
    const env = { JUMPSELLER_HOOKS_TOKEN: fixtureToken }
    const { stdout } = await kit(['export', '--from', url], { env })
    expect(stdout).toContain('[hooks token]')
    expect(stdout).not.toContain(fixtureToken)
  })

  it('ends with 1 when nothing matches', async () => {
    const { url } = await inspecting()
    const ended = await kit(['export', '--from', url, '--query', 'order:5'])
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('No entry matches'),
    ])
  })

  it('writes no file that a hostile answer names', async () => {
    const { folder } = await withEntries()
    const hostile = createServer((req, res) => {
      const entry = { id: '../../evil-1', event: null }
      res.end(JSON.stringify(req.url?.includes('?') ? { entries: [{ id: 'a-1' }], next: null } : entry))
    })
    const ended = await kit(['export', '--from', await listening(hostile), '--format', 'files'], { folder })
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('no receiver of this kit')])
    expect(readdirSync(join(folder, 'entries'))).toEqual([])
  })

  it.each([
    [['--format', 'xml'], 2, 'ndjson, har or files'],
    [['--format', 'har', '--json'], 2, '--out'],
    [['--query', 'event:none'], 2, 'event'],
    [['--out', 'no/such/folder/x'], 1, '--out'],
  ])('refuses %j', async (args, code, message) => {
    const { url } = await inspecting()
    const ended = await kit(['export', '--from', url, ...args])
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(message)])
  })
})
