import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { settingNames } from '../../src/cli/settings.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

describe('docs/cli.md, docs/settings.md and .env.example', () => {
  it('are what the command line and its settings give', async () => {
    const script = fileURLToPath(new URL('scripts/cli-docs.ts', root))
    const checked = promisify(execFile)(process.execPath, ['--import', 'tsx', script, '--check'])
    await expect(checked).resolves.toMatchObject({ stderr: '' })
  })

  it.each(['docs/cli.md', 'docs/settings.md', '.env.example'])('say what makes %s', (path) => {
    expect(read(path).split('\n').slice(0, 4).join('\n')).toMatch(/^(# )?Made .*by `npm run generate`/m)
  })

  it('name every setting, .env.example each below a line of comment', () => {
    const page = read('docs/settings.md')
    const example = read('.env.example').split('\n')
    for (const name of settingNames) {
      expect(page).toContain(`| \`${name}\` |`)
      const at = example.findIndex((line) => line.startsWith(`#${name}=`))
      expect(example[at - 1], name).toMatch(/^# \w/)
    }
  })
})
