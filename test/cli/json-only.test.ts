import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { recordsOf } from './run-in-process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

it('npm run -s lets nothing but NDJSON onto stdout', async () => {
  const inspect = ['inspect', 'fixtures/order_paid/today.body.json', '--json']
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'kit', '--', ...inspect], { cwd: root })
  expect(recordsOf(stdout)).toMatchObject([{ type: 'result', verdict: 'accepted' }])
})
