import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { arrival } from '../arrivals.ts'

/** A journal as the version before reconciled entries wrote it. */
const earlier = (name: string) => new URL(`before-reconciled/${name}`, import.meta.url)

async function opened(files: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'earlier-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of files) copyFileSync(earlier(name), join(folder, name))
  writeFileSync(join(folder, 'journal.json'), '{"version":1,"name":"j1"}\n')
  const inbox = createJournal({ folder })
  await inbox.open()
  onTestFinished(() => inbox.close())
  return { folder, inbox }
}

describe('a journal from before reconciled entries', () => {
  it.each([
    ['with its index', ['00000001.ndjson', 'index']],
    ['by its lines alone', ['00000001.ndjson']],
  ])('opens %s', async (_, files) => {
    const { inbox } = await opened(files)
    const { entries } = await inbox.entries({ filter: everything, limit: 10 })
    expect(entries.map(({ id, flags }) => [id, flags])).toEqual([
      ['j1-2', ['stale']],
      ['j1-1', ['duplicate']],
    ])
    expect((await inbox.order(1026))?.latest).toBe('j1-1')
  })

  it('goes on with lines of the same form, as long as nothing is reconciled', async () => {
    const { folder, inbox } = await opened(['00000001.ndjson'])
    await inbox.append(arrival({ orderId: 7 }))
    const lines = () => readFileSync(join(folder, '00000001.ndjson'), 'utf8').trimEnd().split('\n')
    const [first = '', , , added = ''] = lines()
    expect(Object.keys(JSON.parse(added))).toEqual(Object.keys(JSON.parse(first)))
    await inbox.append(arrival({ orderId: 8, reconciled: true }))
    expect(JSON.parse(lines()[4] ?? '')).toMatchObject({ order: 8, reconciled: true })
  })
})
