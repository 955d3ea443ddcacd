import { describe, expect, it } from 'vitest'
import { grades, pointsOfAWarning, scenarios, severities } from '../../src/certify/index.ts'
import { page, rows, section } from './pages.ts'

describe('docs/certify.md', () => {
  const certifyPage = page('docs/certify.md')

  it('has the scenarios of the code, in their order', () => {
    const table = scenarios.map(({ id, needs, severity, title }) => {
      const letters = [needs.includes('token') && 'T', needs.includes('read') && 'R'].filter(Boolean)
      return [id, letters.join(' '), severity, title]
    })
    expect(rows(section(certifyPage, '## What it judges'))).toEqual(table)
  })

  const grading = section(certifyPage, '## Score and grade')

  it('has the severities of the code', () => {
    const table = Object.entries(severities).map(([name, { points, cap, costs }]) => {
      return [name, String(points), String(cap), costs]
    })
    expect(rows(grading)).toEqual(table)
    expect(grading).toContain(`a warning takes ${pointsOfAWarning}.`)
  })

  it('has the grades of the code', () => {
    const [, second = ''] = grading.split('| grade | from |')
    expect(rows(`| grade | from |${second}`)).toEqual(grades.map(([grade, least]) => [grade, String(least)]))
  })
})
