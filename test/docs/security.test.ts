import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../import-rules/files.ts'
import { page, section } from './pages.ts'

interface Claim {
  text: string
  tests: { file: string; titles: string[] }[]
}

/** The list items of a section: a claim, a dash, and the tests that hold it by file and titles. */
function claimsIn(part: string): Claim[] {
  return [...part.matchAll(/^- (.+)$/gm)].map(([, item = '']) => {
    const [text = '', held = ''] = item.split(' — ')
    const tests = [...held.matchAll(/`([\w./-]+\.ts)`: ((?:`[^`]+`(?:, )?)+)/g)].map(
      ([, file = '', titles = '']) => ({
        file,
        titles: [...titles.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title),
      }),
    )
    return { text, tests }
  })
}

/** What is wrong with what a claim names, if anything. */
function faultsOf({ text, tests }: Claim): string[] {
  if (tests.length === 0) return [`${text}: names no test`]
  return tests.flatMap(({ file, titles }) => {
    const path = join(root, file)
    if (!existsSync(path)) return [`${text}: there is no ${file}`]
    const source = readFileSync(path, 'utf8')
    const isThere = (title: string) => ["'", '"', '`'].some((quote) => source.includes(quote + title + quote))
    return titles.filter((title) => !isThere(title)).map((title) => `${text}: ${file} has no test "${title}"`)
  })
}

const security = page('docs/security.md')
const doors = [
  '## The hook door',
  "## The read API and the inspector's page",
  '## On a network',
  '## The simulated store',
  '## Files, logs and the command line',
  '## What is brought along',
]

describe.each(doors)('docs/security.md, %s', (door) => {
  it('claims nothing without a test that holds it', () => {
    const claims = claimsIn(section(security, door))
    expect(claims.length).toBeGreaterThan(1)
    expect(claims.flatMap(faultsOf)).toEqual([])
  })
})

it('docs/security.md has no door whose claims are not looked at', () => {
  const headings = [...security.text.matchAll(/^## .+$/gm)].map(([heading]) => heading)
  expect(headings).toEqual(['## What is protected', ...doors, '## What is not promised'])
})

it('a claim without a test, or with one that is not there, is found', () => {
  const [bare, astray, untitled] = claimsIn(
    '- A.\n- B. — `test/nowhere.test.ts`: `a`\n' +
      `- C. — \`test/docs/security.test.ts\`: \`no such ${'title'}\`\n`,
  )
  for (const claim of [bare, astray, untitled]) expect(faultsOf(claim as Claim)).toHaveLength(1)
})
