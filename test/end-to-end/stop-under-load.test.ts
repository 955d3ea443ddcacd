import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { signedRequest, testHooksToken } from '../../src/testing/index.ts'
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { newFolder } from '../cli/run-in-process.ts'

let kit: KitProcess | undefined
afterEach(() => kit?.child.kill('SIGKILL'))

async function keptIn(folder: string): Promise<Set<string>> {
  const inbox = createJournal({ folder })
  await inbox.open()
  const ids = new Set<string>()
  for (let before: string | null | undefined; before !== null; ) {
    const page = await inbox.entries({ filter: everything, limit: 500, ...(before && { before }) })
    for (const { id } of page.entries) ids.add(id)
    before = page.next
  }
  await inbox.close()
  return ids
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s under load loses nothing that was acknowledged, and ends with 0',
  { timeout: 60_000 },
  async (signal) => {
    const DATA_DIR = newFolder()
    const env = { DATA_DIR, RECEIVER_PORT: '0', JUMPSELLER_HOOKS_TOKEN: testHooksToken, LOG_LEVEL: 'error' }
    kit = spawnKit(['receiver', '--json'], env)
    const { hookUrl } = JSON.parse(await kit.line('"started"')) as { hookUrl: string }
    const acknowledged = new Set<string>()
    const statuses = new Set<number>()
    let order = 0
    async function keepPosting(): Promise<void> {
      for (;;) {
        order += 1
        try {
          const answer = await fetch(hookUrl, signedRequest({ order: { id: order, status: 'Paid' } }))
          statuses.add(answer.status)
          const { id } = (await answer.json()) as { id: string }
          if (answer.status === 200) acknowledged.add(id)
        } catch {
          return
        }
      }
    }
    const load = Array.from({ length: 32 }, keepPosting)
    await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(300)
    kit.child.kill(signal)
    const { code } = await kit.ended
    await Promise.all(load)
    expect(code).toBe(0)
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    const kept = await keptIn(join(DATA_DIR, 'inbox'))
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
  },
)
