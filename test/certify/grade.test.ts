import { describe, expect, it } from 'vitest'
import { type Finding, gradeOf, grades, type Severity, severities } from '../../src/certify/index.ts'
import { scenario } from './made-up.ts'

const judged = (severity: Severity, finding: Partial<Finding>) => ({
  scenario: scenario({ severity }),
  finding: { verdict: 'pass', says: 'It is.', evidence: [], goesOn: null, ...finding } as Finding,
})
const failing = (severity: Severity) => judged(severity, { verdict: 'fail' })

describe('the grade', () => {
  it('is A with 100 when all passes, and when nothing could be judged', () => {
    expect(gradeOf([judged('loses_hook', {})])).toEqual({ score: 100, grade: 'A' })
    expect(gradeOf([judged('forgery', { verdict: 'not_judged' })])).toEqual({ score: 100, grade: 'A' })
    expect(gradeOf([])).toEqual({ score: 100, grade: 'A' })
  })

  it.each([
    ['loses_hook', 39, 'F'],
    ['forgery', 39, 'F'],
    ['loses_event', 49, 'E'],
    ['wrong_state', 59, 'D'],
    ['slow', 74, 'C'],
    ['unwise', 89, 'B'],
  ] as const)('of one failing %s is capped at %i: %s', (severity, score, grade) => {
    expect(gradeOf([failing(severity)])).toEqual({ score, grade })
  })

  it('has a cap below which points go on being taken', () => {
    expect(gradeOf(Array(3).fill(failing('loses_hook'))).score).toBe(25)
    expect(gradeOf(Array(9).fill(failing('loses_hook'))).score).toBe(0)
  })

  it('is that of the worst, and never better for one more failure', () => {
    expect(gradeOf([failing('unwise'), failing('forgery')])).toEqual({ score: 39, grade: 'F' })
    for (const severity of Object.keys(severities) as Severity[]) {
      const one = gradeOf([failing(severity)]).score
      expect(gradeOf([failing(severity), failing('unwise')]).score).toBeLessThanOrEqual(one)
    }
  })

  it('takes two points for a warning and sets no cap for it', () => {
    expect(gradeOf([judged('loses_hook', { verdict: 'warn' })])).toEqual({ score: 98, grade: 'A' })
  })

  it('takes what is blocked by another fault for failed', () => {
    const blocked = judged('unwise', { verdict: 'not_judged', blockedBy: 'order-paid-today' })
    expect(gradeOf([blocked])).toEqual({ score: 89, grade: 'B' })
  })

  it('falls with the score', () => {
    const least = grades.map(([, score]) => score)
    expect(least).toEqual(least.toSorted((a, b) => b - a))
    expect(least.at(-1)).toBe(0)
  })
})
