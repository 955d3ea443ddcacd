import { describe, expect, it } from 'vitest'
import { reasons } from '../../src/receiver/index.ts'
import { page, prose, rows, section } from './pages.ts'

describe('docs/reasons.md', () => {
  const reasonsPage = page('docs/reasons.md')

  it('has the table of the code', () => {
    const table = Object.entries(reasons).map(([code, { verdict, status, message }]) => {
      return [code, verdict, String(status), message]
    })
    expect(rows(prose(reasonsPage))).toEqual(table)
  })

  it('says of each reason what to do', () => {
    const bold = section(reasonsPage, '## What to do').matchAll(/^- \*\*(.+?)\*\*/gm)
    const told = [...bold].flatMap(([, codes = '']) => codes.replaceAll('`', '').split(', '))
    expect(told).toEqual(Object.keys(reasons))
  })
})
