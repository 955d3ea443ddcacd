import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plausibleBodies } from '../../../src/cli/rehearsal/plausible-bodies.ts'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { inspecting } from '../../inspector/inspecting.ts'
import { listening } from '../../receiver/running.ts'
import { kit, newFolder } from '../run-in-process.ts'
import { keptBodies } from './kept-bodies.ts'

const schemasFolder = fileURLToPath(new URL('../../../schemas', import.meta.url))
const hour = 3_600_000
const tuesday = Date.UTC(2026, 10, 17, 9)

const plain = (id: number, more: object = {}) => ({ order: { id, status: 'Paid', ...more } })

async function running(bodies: readonly unknown[]) {
  const { url, inbox } = await inspecting()
  await keptBodies(inbox, bodies, (at) => tuesday + at * hour)
  return url
}

describe('drift', () => {
  it('ends with 0 where the bodies are what the schemas say', async () => {
    const url = await running([plain(1), plain(2)])
    const ended = await kit(['drift', '--from', url])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(ended.stdout).toContain('2 events, received from 2026-11-17T09:00:00.000Z')
    expect(ended.stdout).toContain('No drift')
    expect((await kit(['drift', '--from', url, '--json'])).records()).toEqual([
      expect.objectContaining({ type: 'result', bodies: 2, findings: 0, neverSeen: [], written: [] }),
    ])
  })

  it('tells what is new, the patch, and what it makes of the types, and ends with 1', async () => {
    const url = await running([plain(1), plain(2, { gift: 'red' }), plain(3, { gift: null })])
    const ended = await kit(['drift', '--from', url])
    expect([ended.code, ended.stderr]).toEqual([1, ''])
    expect(ended.stdout.replace(/^.* events, .*\n/, '')).toBe(
      [
        '  order.gift is new since 2026-11-17 10:00 UTC: in 100 % of 2 events, as string or null.',
        '',
        'schemas/order.json (JSON Patch):',
        '  {"op":"add","path":"/properties/gift","value":{"description":"Seen since 2026-11-17, not documented.","type":["string","null"]}}',
        '',
        '--- a/src/contract/generated/types.ts',
        '+++ b/src/contract/generated/types.ts',
        expect.any(String),
      ]
        .slice(0, -1)
        .join('\n') + ended.stdout.slice(ended.stdout.indexOf('\n@@')),
    )
    const diff = ended.stdout.slice(ended.stdout.indexOf('@@'))
    expect(diff.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '+  /**',
      '+   * Seen since 2026-11-17, not documented.',
      '+   */',
      '+  gift?: string | null',
    ])
    const records = (await kit(['drift', '--from', url, '--json'])).records()
    expect(records.map(({ type }) => type)).toEqual(['finding', 'patch', 'types', 'result'])
  })

  it('writes the proposal into the schemas, and nothing else of them', async () => {
    const folder = newFolder()
    cpSync(schemasFolder, join(folder, 'schemas'), { recursive: true })
    const url = await running([plain(1, { customer: { phone: 5, tier: 'A' } })])
    const ended = await kit(['drift', '--from', url, '--write-schema'], { folder })
    expect([ended.code, ended.stdout.includes('npm run generate')]).toEqual([1, true])
    for (const name of readdirSync(schemasFolder)) {
      const [before, after] = [schemasFolder, join(folder, 'schemas')].map((place) =>
        readFileSync(join(place, name), 'utf8').split('\n'),
      )
      const added = after?.filter((line) => !before?.includes(line))
      const expected = [
        '      "type": ["string", "integer", "null"]',
        '    "tier": {',
        '      "description": "Seen since 2026-11-17, not documented.",',
      ]
      expect([name, added]).toEqual([name, name === 'customer.json' ? expected : []])
      if (name !== 'customer.json') expect(after).toEqual(before)
    }
  })

  it('reads the inbox of a kit that does not run, goes on from there, and changes nothing in it', async () => {
    const folder = newFolder()
    const inbox = createJournal({ folder: join(folder, 'data', 'inbox') })
    await inbox.open()
    await keptBodies(inbox, [plain(1), plain(2, { gift: 1 })], (at) => tuesday + at * hour)
    const held = await kit(['drift', '--data'], { folder })
    expect([held.code, held.stderr]).toEqual([1, expect.stringContaining('--from URL')])
    await inbox.close()
    for (const args of [
      ['drift', '--data'],
      ['drift', '--data', 'data'],
    ]) {
      const ended = await kit([...args, '--json'], { folder })
      expect([ended.code, ended.records().at(-1)]).toEqual([
        1,
        expect.objectContaining({ bodies: 2, findings: 1 }),
      ])
    }
    expect(statSync(join(folder, 'data', 'drift.json')).size).toBeGreaterThan(100)
    await inbox.open()
    await keptBodies(inbox, [plain(3, { gift: 1 })], () => tuesday + 9 * hour)
    await inbox.close()
    const ended = await kit(['drift', '--data', '--json'], { folder })
    expect(ended.records().at(-1)).toMatchObject({ bodies: 3, findings: 1 })
  })

  it('looks at the time since a moment', async () => {
    const url = await running([plain(1, { old: 1 }), plain(2), plain(3, { gift: 1 })])
    const ended = await kit(['drift', '--from', url, '--since', '2026-11-17T10:00:00Z', '--json'])
    expect(
      ended
        .records()
        .map(({ path, count, of }) => [path, count, of])
        .slice(0, 1),
    ).toEqual([['/order/gift', 1, 1]])
    const words = (await kit(['drift', '--from', url, '--since', '2026-11-17T10:00:00Z'])).stdout
    expect(words).toContain('2 events since 2026-11-17T10:00:00.000Z.')
    expect(ended.records().at(-1)).toMatchObject({
      bodies: 2,
      findings: 1,
      since: '2026-11-17T10:00:00.000Z',
    })
  })

  it.each([
    [['--since', 'tuesday'], 2, 'It takes an age'],
    [['--from', 'nowhere'], 2, 'It takes an http or https URL'],
    [['--from', 'http://127.0.0.1:9', '--data', 'x'], 2, 'give one of them'],
    [['--data', 'nothing-there'], 2, 'has no inbox'],
    [['--from', 'http://127.0.0.1:9'], 1, 'Nothing answers at http://127.0.0.1:9'],
  ])('of %j ends with %i', async (args, code, message) => {
    const ended = await kit(['drift', ...args])
    expect([ended.code, ended.stdout]).toEqual([code, ''])
    expect(ended.stderr).toContain(message)
  })

  it('says so where no inspector of the kit answers, and where no schemas are', async () => {
    const other = await listening(createServer((_, res) => res.writeHead(404).end('{}')))
    expect(await kit(['drift', '--from', other])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('tells no drift: it answered 404'),
    })
    const url = await running([plain(1, { gift: 1 })])
    const folder = newFolder()
    mkdirSync(join(folder, 'schemas'))
    expect(await kit(['drift', '--from', url, '--write-schema'], { folder })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no body.json'),
    })
    writeFileSync(join(folder, 'schemas', 'body.json'), '{}')
    expect(await kit(['drift', '--from', url, '--write-schema'], { folder })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('other schemas'),
    })
  })

  it('shows nothing on a terminal that would move it', async () => {
    const url = await running([plain(1, { 'a\u001b[2J\u202e"`*/': 1 })])
    const { stdout } = await kit(['drift', '--from', url])
    expect(stdout).toContain(String.raw`order["a\u001b[2J\u202e\"`)
    expect([stdout.includes('\u001b'), stdout.includes('\u202e')]).toEqual([false, false])
  })

  it('finds three planted changes in 10,000 generated entries, and nothing else', {
    timeout: 120_000,
  }, async () => {
    const bodies: unknown[] = []
    const identity = { wireEvent: 'Order Paid', storeCode: 'demo' }
    for await (const { body } of plausibleBodies(identity, 500)) bodies.push(JSON.parse(body.toString()))
    const folder = newFolder()
    const inbox = createJournal({ folder: join(folder, 'inbox') })
    await inbox.open()
    const entries = Array.from({ length: 10_000 }, (_, at) => planted(bodies[(at * 7) % 500], at))
    await keptBodies(inbox, entries, (at) => tuesday + at * 60_000)
    await inbox.close()
    const ended = await kit(['drift', '--data', folder, '--json'])
    const found = ended.records().filter(({ type }) => type === 'finding')
    expect(found.map(({ kind, path, count, of }) => [kind, path, count, of])).toEqual([
      ['type_unknown', '/order/total', 40, 1_000],
      ['became_null', '/order/customer/phone', 150, 5_000],
      ['unknown_field', '/order/loyalty', 214, 214],
    ])
    expect(ended.code).toBe(1)
  })
})

/** From the 9,787th on a new field; from the 5,001st the phone is null in 3 %; from the 9,001st the total is a text in 4 %. */
function planted(body: unknown, at: number): unknown {
  const { order } = structuredClone(body) as { order: Record<string, unknown> & { customer: object } }
  order.id = 50_000 + at
  const hasPhone = at < 5_000 || (at - 5_000) % 100 >= 3
  order.customer = { ...order.customer, phone: hasPhone ? '+56 2 2345 6789' : null }
  if (at >= 9_000 && (at - 9_000) % 25 === 0) order.total = '12.5'
  if (at >= 9_786) order.loyalty = { points: 3 }
  return { order }
}
