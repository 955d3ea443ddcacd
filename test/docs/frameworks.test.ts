import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { everyDoor } from '../receiver/http/every-door.ts'
import { doorCases } from '../suites/door.ts'
import { type Page, page, rows, section } from './pages.ts'

const frameworks = page('docs/frameworks.md')

/** The code of a section, line by line. */
function linesOf(from: Page, heading: string): string[] {
  const code = /^```ts\n([\s\S]*?)^```$/m.exec(section(from, heading))?.[1] ?? ''
  return code.split('\n').filter((line) => line.trim() !== '')
}

describe('docs/frameworks.md', () => {
  it('has the table of the suite, door by case', () => {
    const part = section(frameworks, '## What every door answers')
    const head = /^\| case .*$/m.exec(part)?.[0] ?? ''
    const doors = head.split('|').slice(2, -1)
    expect(doors.map((door) => door.replaceAll('`', '').trim())).toEqual(everyDoor.map(({ name }) => name))
    expect(rows(part)).toEqual(doorCases.map(([name]) => [name, ...everyDoor.map(() => 'yes')]))
  })

  it.each([
    ['## Express', 'own-express-app'],
    ['## node:http', 'node-http'],
    ['## Fastify', 'fastify'],
    ['## Hono, and whatever else speaks fetch', 'hono'],
    ['## Next.js', 'next-route'],
  ])('shows under %s what examples/%s.ts does', (heading, example) => {
    const shown = linesOf(frameworks, heading)
    expect(shown.length).toBeGreaterThan(0)
    const written = page(`examples/${example}.ts`).text.split('\n')
    const known = new Set(written.map((line) => line.trim()))
    expect(shown.filter((line) => !known.has(line.trim()))).toEqual([])
  })

  it('imports only what the package exports', () => {
    const named = [...frameworks.text.matchAll(/jumpseller-webhook-kit(\/[\w/]+)/g)].map(
      ([, path]) => `.${path}`,
    )
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((name) => !(name in manifest.exports))).toEqual([])
  })
})
