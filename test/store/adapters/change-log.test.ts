import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ChangeLog } from '../../../src/store/adapters/change-log.ts'
import type { Change } from '../../../src/store/adapters/records.ts'

it('cuts off a write that failed half-way before the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'change-log-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'log.ndjson')
  const log = new ChangeLog(path)
  const data = await log.read()
  const change: Change = { in: 'clock', put: { id: 'clock', speed: 'real', now: 1, wall: 1 } }
  const probe = await open(path, 'r')
  const handles = Object.getPrototypeOf(probe) as typeof probe
  await probe.close()
  const full = vi.spyOn(handles, 'appendFile').mockImplementationOnce(async function (this: typeof probe) {
    await this.write('{"in":"clo')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  onTestFinished(() => full.mockRestore())
  await expect(log.write({ ...data, unwritten: [change] })).rejects.toMatchObject({ code: 'ENOSPC' })
  await log.write({ ...data, unwritten: [change] })
  await log.close()
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.anything(), change])
})
