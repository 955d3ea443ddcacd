import { rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { signedRequest } from '../../src/testing/index.ts'
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { newFolder } from '../cli/run-in-process.ts'

let kit: KitProcess | undefined
afterEach(() => kit?.child.kill('SIGKILL'))

interface Started {
  receiver: string
  hookUrl: string
  hooksToken: string
}

it('a kit whose data folder is deleted answers 503, says why, and ends at SIGTERM', {
  timeout: 60_000,
}, async () => {
  const DATA_DIR = newFolder()
  kit = spawnKit(['start', '--json'], { DATA_DIR, RECEIVER_PORT: '0', STORE_PORT: '0' })
  const { receiver, hookUrl, hooksToken }: Started = JSON.parse(await kit.line('"started"'))
  const post = async (id: number) =>
    (await fetch(hookUrl, signedRequest({ order: { id, status: 'Paid' } }, { hooksToken }))).status
  expect(await post(1)).toBe(200)
  rmSync(DATA_DIR, { recursive: true, maxRetries: 5 })
  expect(await post(2)).toBe(503)
  expect(await post(3)).toBe(503)
  const ready = await fetch(`${receiver}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining(DATA_DIR)])
  kit.child.kill('SIGTERM')
  const { code, stderr } = await kit.ended
  expect(code).toBe(0)
  const told = stderr.split('\n').filter((line) => line.includes('A request could not be kept'))
  expect(told).toHaveLength(2)
  for (const line of told) expect(line).toContain(DATA_DIR)
})
