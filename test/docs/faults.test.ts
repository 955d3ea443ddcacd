import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../import-rules/files.ts'
import { page, rows, section } from './pages.ts'

const faultsPage = page('docs/faults.md')
const table = ['## The disk', '## PostgreSQL', '## The process'].flatMap((heading) =>
  rows(section(faultsPage, heading)).map((cells) => [cells[0] as string, cells] as const),
)

describe('docs/faults.md', () => {
  it('has every fault once', () => {
    const faults = table.map(([fault]) => fault)
    expect(faults.length).toBeGreaterThan(30)
    expect(new Set(faults).size).toBe(faults.length)
  })

  it.each(table)('names a test there is for: %s', (_fault, cells) => {
    expect(cells).toHaveLength(5)
    const [, file = '', title = ''] = /^(\S+\.test\.ts): (.+)$/.exec(cells[4] as string) ?? []
    expect(existsSync(join(root, file)) && file, `${cells[4]}: there is no such file`).toBe(file)
    expect(readFileSync(join(root, file), 'utf8')).toContain(`'${title}'`)
  })

  it('tells of no fault of ours that loses what was acknowledged', () => {
    for (const [fault, [, , lost]] of table) expect(lost, fault).toMatch(/^0|by the disk$/)
  })
})
