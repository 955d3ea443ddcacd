import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { events, headerNames, sign, verify } from '../../src/contract/index.ts'
import { fixtureGroups, fixtureToken } from '../fixtures.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const wire = read('docs/wire.md')

/** The part of a page below a heading, up to the next one. */
function section(page: string, heading: string): string {
  const start = page.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`There is no heading ${heading}`)
  const rest = page.slice(start + heading.length + 2)
  return rest.split(/\n#+ /)[0] as string
}

/** The rows of the table in it, without its head; each cell without its ticks. */
function rows(part: string): string[][] {
  const lines = part.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => {
    const cells = line.split('|').slice(1, -1)
    return cells.map((cell) => cell.replaceAll('`', '').trim())
  })
}

describe('docs/wire.md', () => {
  it('has the events of the contract', () => {
    const table = events.map(({ name, label, wire }) => [name, label, wire])
    expect(rows(section(wire, '## Events'))).toEqual(table)
  })

  it('has the headers of the contract, and no other of Jumpseller', () => {
    const named = rows(section(wire, '## The request')).map(([name]) => name)
    expect(named.filter((name) => name?.startsWith('Jumpseller-')).sort()).toEqual(
      Object.values(headerNames).sort(),
    )
    const anywhere = new Set(wire.match(/\b(X-)?Jumpseller-[A-Z][\w-]*/g))
    expect([...anywhere].sort()).toEqual(Object.values(headerNames).sort())
  })

  it('has every field of an order, and no field that is none', () => {
    const order: { properties: object } = JSON.parse(read('schemas/order.json'))
    const named = rows(section(wire, '## The order')).flatMap(([fields]) => fields?.split(' ') ?? [])
    expect(named.sort()).toEqual(Object.keys(order.properties).sort())
  })

  it('has the minutes of both anchors', () => {
    let sum = 0
    const table = Array.from({ length: 10 }, (_, n) => {
      sum += n ** 4
      return [n, n ** 4, sum, n ** 4].map(String)
    })
    expect(rows(section(wire, '## When the retries come'))).toEqual(table)
  })

  it('has an example of a signature that is true', () => {
    const part = section(wire, '### The signature')
    const [, body] = /printf '%s' '([^']+)'/.exec(part) ?? []
    const [, token] = /-hmac (\S+)/.exec(part) ?? []
    const [, signature] = /gives `([^`]+)`/.exec(part) ?? []
    expect(sign(Buffer.from(body ?? ''), token ?? '')).toBe(signature)
    expect(verify(Buffer.from(body ?? ''), signature, [fixtureToken]).ok).toBe(true)
  })

  it('explains its marks and uses each', () => {
    for (const mark of ['DOC', 'LIVE', 'OURS']) {
      expect(wire).toContain(`- **[${mark}]** `)
      expect(wire.split(`[${mark}`).length).toBeGreaterThan(3)
    }
    expect(wire.replace(/\[(DOC|LIVE|OURS)\b/g, '')).not.toMatch(/\[[A-Z]{3,}/)
  })
})

describe('docs/glossary.md', () => {
  const glossary = read('docs/glossary.md')
  const entries = [...glossary.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, word]) => word)
  const bold = [...glossary.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) =>
    word?.replace('.', '').toLowerCase(),
  )

  it('defines no word twice', () => {
    expect(new Set(bold).size).toBe(bold.length)
    expect(new Set(entries).size).toBe(entries.length)
  })

  it.each([
    ...['hook', 'event', 'wire name', 'label', 'delivery', 'attempt', 'retry', 'retry profile', 'anchor'],
    ...['exhausted', 'dropped', 'hooks token', 'signature', 'request', 'verdict', 'accepted', 'quarantined'],
    ...['refused', 'duplicate', 'inbox', 'inbox entry', 'handler run', 'parked', 'stale', 'fields'],
    ...['redeliver', 'replay', 'outbox', 'inspector'],
  ])('defines %s', (word) => {
    expect(bold).toContain(word)
  })
})

describe('fixtures/README.md', () => {
  const readme = read('fixtures/README.md')

  it('tells the token', () => {
    expect(readme).toContain(`\n${fixtureToken}\n`)
  })

  it('tells of every folder', () => {
    expect(fixtureGroups().filter((group) => !readme.includes(`\`${group}/\``))).toEqual([])
  })

  it('names only scripts that are there', () => {
    for (const [, file] of readme.matchAll(/`(scripts\/[\w-]+\.ts)`/g))
      expect(read(file as string)).not.toBe('')
  })
})
