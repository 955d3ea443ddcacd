import { expect, it } from 'vitest'
import { findingKinds } from '../../src/contract/drift/index.ts'
import { startKit } from '../browser/kit.ts'
import { kit, newFolder } from '../cli/run-in-process.ts'
import { page, rows, section } from './pages.ts'

const driftPage = page('docs/drift.md')

it('docs/drift.md has the findings of the code', () => {
  const table = Object.entries(findingKinds).map(([kind, { isDrift, means }]) => [
    kind,
    isDrift ? 'yes' : 'no',
    means,
  ])
  expect(rows(section(driftPage, '## What is found'))).toEqual(table)
})

it('docs/drift.md shows what its commands say', { timeout: 60_000 }, async () => {
  const example = section(driftPage, '## An example')
  const [commands = '', shown = ''] = [...example.matchAll(/^```(?:sh)?\n([\s\S]*?)^```$/gm)].map(
    ([, text]) => text,
  )
  const running = await startKit()
  try {
    const { hostname, port } = new URL(running.url)
    const env = { HOST: hostname, RECEIVER_PORT: port, JUMPSELLER_HOOKS_TOKEN: running.hooksToken }
    let said = ''
    for (const line of commands.trim().split('\n')) {
      const ended = await kit(line.replace('npm run kit -- ', '').replaceAll("'", '').split(' '), {
        env,
        folder: newFolder(),
      })
      expect([line, ended.stderr]).toEqual([line, ''])
      said = ended.stdout
    }
    const plain = said
      .replace(/from \S+ to \S+\.\n/, 'from <first> to <last>.\n')
      .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '<time>')
      .replaceAll(/since \d{4}-\d\d-\d\d/g, 'since <day>')
    expect(plain.slice(0, shown.length)).toBe(shown)
    expect(plain.slice(shown.length)).toMatch(
      /^\n--- a\/src\/contract\/generated\/types\.ts\n[\s\S]*\n\+ {2}floor\?: number \| null\n/,
    )
  } finally {
    await running.stop()
  }
})
