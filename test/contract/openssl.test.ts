import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const run = (script: string, env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}`, '--check'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })

it.each(['make-fixtures.ts', 'signature-vectors.ts'])('what %s makes is what is committed', (script) => {
  expect(run(script)).toMatchObject({ stderr: '', status: 0 })
})

it.each(['make-fixtures.ts', 'signature-vectors.ts'])(
  '%s fails without openssl and tells how to get it',
  (script) => {
    const { status, stderr } = run(script, { ...process.env, PATH: '', Path: '' })
    expect(status).toBe(1)
    expect(stderr).toContain('apt-get install openssl')
  },
)
