import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../src/cli/halves/receiver-half.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { kit, newFolder } from '../cli/run-in-process.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { arrivalOf } from '../receiver/arrivals.ts'
import { page, section } from './pages.ts'

const called = 'npm run kit -- '
const blocks = [
  ...section(page('docs/operations.md'), '## Backup and restore').matchAll(/```sh\n([\s\S]*?)```/g),
].map(([, block = '']) => block.trimEnd().split('\n'))

async function running(folder: string) {
  const read = readSettings({ RECEIVER_PORT: '0', DATA_DIR: join(folder, 'data') }, settingNames)
  if (!read.ok) throw new Error(read.faults.join())
  return openReceiver({
    settings: read.settings,
    hooksTokens: [fixtureToken],
    log: pino({ level: 'silent' }),
  })
}

async function idsIn(folder: string): Promise<string[]> {
  const inbox = createJournal({ folder })
  await inbox.open()
  const { entries } = await inbox.entries({ filter: everything, limit: 100 })
  await inbox.close()
  return entries.map(({ id }) => id)
}

/** Answers the id of the entry that is added. */
async function fillWith(folder: string, order: number): Promise<string> {
  const inbox = createJournal({ folder })
  await inbox.open()
  const { id } = await inbox.append(arrivalOf(order))
  await inbox.close()
  return id
}

describe('the commands under "Backup and restore"', () => {
  it('back an inbox up while it runs, and restore it', async () => {
    const folder = newFolder()
    const receiver = await running(folder)
    const env = { RECEIVER_PORT: new URL(receiver.url).port, DATA_DIR: join(folder, 'data') }
    for (const place of ['order_paid/today', 'order_shipped/today']) {
      const { headers, body } = fixture(place)
      await fetch(receiver.hookUrl, { method: 'POST', headers: headers as Record<string, string>, body })
    }
    const id = await fillWith(join(folder, 'other', 'inbox'), 1)

    async function runBlock(lines: readonly string[] = []): Promise<void> {
      for (const line of lines) {
        const args = line.slice(called.length).split(' ')
        if (line.startsWith(called))
          expect(await kit(args, { env, folder }), line).toMatchObject({ code: 0, stderr: '' })
        else await promisify(execFile)('sh', ['-c', line], { cwd: folder })
      }
    }

    const [exporting, copying, restoring, merging, puttingBack, ...more] = blocks
    expect(more).toEqual([])
    await runBlock(exporting)
    await runBlock(copying)
    await receiver.stop()
    const kept = await idsIn(join(folder, 'data', 'inbox'))
    expect(kept).toHaveLength(2)
    await runBlock(restoring)
    await runBlock(merging)
    expect(await idsIn(join(folder, 'data', 'inbox'))).toEqual(kept)
    expect(await idsIn(join(folder, 'inbox-copy'))).toEqual(kept)
    expect(await idsIn(join(folder, 'restored', 'inbox'))).toEqual(kept)
    expect(await idsIn(join(folder, 'other', 'inbox'))).toHaveLength(3)
    expect((await idsIn(join(folder, 'other', 'inbox'))).at(-1)).toBe(id)
    await fillWith(join(folder, 'data', 'inbox'), 3)
    await runBlock(puttingBack)
    expect(await idsIn(join(folder, 'data', 'inbox'))).toEqual(kept)
    expect(await idsIn(join(folder, 'inbox-before'))).toHaveLength(3)
  })
})
