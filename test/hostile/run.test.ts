import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'
import { hostileClasses } from './classes.ts'
import { caseOf, type HostileReport, runHostile } from './run.ts'
import { tableOf } from './table.ts'

const sumOf = (report: HostileReport) => report.classes.reduce((sum, { cases }) => sum + cases, 0)

describe('a run', () => {
  it('holds every promise, memory among them', { timeout: 120_000 }, async () => {
    const report = await runHostile({ seed: 'a run', cases: 250 })
    expect(report.faults, tableOf(report)).toEqual([])
    expect(sumOf(report)).toBe(250)
    // MiB: what one request may take is a thousand times less.
    expect(report.memory.end.heap - report.memory.start.heap).toBeLessThan(200)
  })

  it('holds them over PostgreSQL too', { timeout: 120_000 }, async () => {
    const report = await runHostile({ seed: 'shared', cases: 250, database: 'embedded' })
    expect(report.faults, tableOf(report)).toEqual([])
    expect(sumOf(report)).toBe(250)
  })

  it('draws the same case again from seed and number, and another from another', () => {
    const drawn = [caseOf('s', 7), caseOf('s', 7), caseOf('s', 8), caseOf('t', 7)].map(({ one }) =>
      Buffer.concat(one.pieces).toString('base64'),
    )
    expect(drawn[1]).toBe(drawn[0])
    expect(new Set(drawn).size).toBe(3)
  })

  it('comes to every class', () => {
    const drawn = Array.from({ length: 1_500 }, (_, n) => caseOf('every class', n).of.name)
    expect(new Set(drawn)).toEqual(new Set(hostileClasses.map(({ name }) => name)))
  })
})

describe('the table', () => {
  const memory = { rss: 1, heap: 1 }
  const report: HostileReport = {
    seed: 'x',
    from: 0,
    cases: 2,
    seconds: 1,
    classes: [{ name: 'nesting', cases: 2, results: { '200': 1, closed: 1 }, faults: 1 }],
    faults: [{ n: 1, name: 'nesting', faults: ['Answered 500'], sent: 'to signed' }],
    memory: { start: memory, middle: memory, end: memory },
  }

  it('has a line a class, and the command that repeats a fault', () => {
    const table = tableOf(report)
    expect(table).toMatch(/^nesting +2 +1 +200 ×1, closed ×1$/m)
    expect(table).toContain('npm run hostile -- --seed x --from 1 --cases 1')
    expect(table).toContain('1 cases broke a promise.')
  })
})

describe('the options', () => {
  it('have defaults, and a seed by chance', () => {
    expect(readArguments([])).toMatchObject({ cases: 100_000, from: 0, atOnce: 8, json: false })
    expect(readArguments(['--seed', 'x', '--from', '5'])).toMatchObject({ seed: 'x', from: 5 })
    expect(readArguments(['--help'])).toBe('help')
  })

  it.each([
    ['--cases', '0'],
    ['--from', '-1'],
    ['--at-once', '65'],
    ['--cases', 'many'],
  ])('refuse %s %s', (option, value) => {
    expect(() => readArguments([`${option}=${value}`])).toThrow(`${option}: takes a whole number from`)
  })
})
