import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { filesIn, root } from '../import-rules/files.ts'
import { page, pages, rows, section } from './pages.ts'

const scripts = Object.keys(manifest.scripts)
const kitCommands = filesIn('src/cli/commands')
  .map((file) => /^src\/cli\/commands\/([\w-]+)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined)

function named(text: string, form: RegExp): string[] {
  return [...new Set([...text.matchAll(form)].map(([, name = '']) => name))]
}

describe.each(pages().map(({ path, text }) => [path, text] as const))('%s', (_, text) => {
  it('names only npm scripts that are there', () => {
    const given = [...named(text, /\bnpm run (?:-s )?([\w:-]+)/g), ...named(text, /\bnpm (start|test)\b/g)]
    expect(given.filter((name) => !scripts.includes(name))).toEqual([])
  })

  it('names only commands of the kit that are there', () => {
    const given = named(text, /\b(?:npm run (?:-s )?kit --|jumpkit) ([a-z][\w-]*)/g)
    expect(given.filter((name) => !kitCommands.includes(name))).toEqual([])
  })

  it('runs only programs that are there', () => {
    const given = named(text, /\bnpx tsx ([\w./-]+\.ts)/g)
    expect(given.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

it('README.md has every command of the kit, and no other', () => {
  const table = rows(section(page('README.md'), '## Commands'))
  expect(table.map(([name]) => name).sort()).toEqual([...kitCommands].sort())
})
