import { describe, expect, it } from 'vitest'
import { tellMended } from '../../src/cli/halves/mended-inbox.ts'

type Told = [level: string, facts: object, message: string]

function logged(report: Parameters<typeof tellMended>[0]): Told[] {
  const told: Told[] = []
  const say = (level: string) => (facts: object, message: string) => told.push([level, facts, message])
  const log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
  tellMended(report, { folder: 'data/inbox', log })
  return told
}

const damaged = [
  { segment: 1, offset: 0, length: 812 },
  { segment: 12, offset: 4_096, length: 7 },
]

describe('an inbox that had to be mended', () => {
  it('warns of a torn last line, in which nothing was acknowledged', () => {
    const told = logged({ tornBytes: 17, damaged: [] })
    expect(told).toEqual([['warn', { tornBytes: 17 }, expect.stringContaining('nothing acknowledged')]])
  })

  it('calls damaged lines an error: which they are, what is missing, and what to do', () => {
    const told = logged({ tornBytes: 0, damaged })
    expect(told).toEqual([['error', { damaged }, expect.any(String)]])
    const message = told[0]?.[2] ?? ''
    expect(message).toContain('missing from the inbox')
    expect(message).toContain('restore data/inbox from a copy')
    expect(message).not.toContain('nothing acknowledged')
  })

  it('tells both when both are', () => {
    expect(logged({ tornBytes: 17, damaged }).map(([level]) => level)).toEqual(['warn', 'error'])
  })
})
