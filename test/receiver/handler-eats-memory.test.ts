import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../../src/receiver/index.ts'
import { signedRequest } from '../../src/testing/index.ts'

const program = fileURLToPath(new URL('memory-eater.ts', import.meta.url))

it('a handler that eats all memory costs the process, but nothing that was acknowledged', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const given = ['--max-old-space-size=48', '--import', 'tsx', program, folder]
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const gone = once(child, 'exit')
  const [hookUrl] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const acknowledged: number[] = []
  for (let id = 1; id <= 12; id++) {
    const posted = fetch(hookUrl, signedRequest({ order: { id, status: 'Paid' } }))
    const status = await posted.then(
      (answer) => answer.status,
      () => null,
    )
    if (status === 200) acknowledged.push(id)
  }
  const [code, signal] = await gone
  expect(code === 0 && signal === null).toBe(false)
  expect(acknowledged).toContain(7)

  const handled = new Set<number>()
  const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken: null })
  receiver.onAny(({ order }) => void handled.add(order.id))
  await receiver.start()
  await receiver.idle()
  await receiver.stop()
  expect(handled).toContain(7)
  expect(acknowledged.filter((id) => id > 7 && !handled.has(id))).toEqual([])
})
