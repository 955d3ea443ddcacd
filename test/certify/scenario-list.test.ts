import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groups, scenarios, severities } from '../../src/certify/index.ts'
import { root } from '../import-rules/files.ts'

const folder = join(root, 'src/certify/scenarios')
const sentence = /^["“`\w].*[.?!]$/

describe('the list of scenarios', () => {
  it('is that of the folders, each file named by its id', () => {
    const files = Object.keys(groups).flatMap((group) =>
      readdirSync(join(folder, group)).map((file) => `${group}/${file}`),
    )
    expect(scenarios.map(({ group, id }) => `${group}/${id}.ts`).sort()).toEqual(files.sort())
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(groups), 'index.ts'].sort())
  })

  it('has each id once, in kebab-case', () => {
    const ids = scenarios.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
  })

  it('has the groups one after another, in their order', () => {
    expect([...new Set(scenarios.map(({ group }) => group))].sort()).toEqual(Object.keys(groups).sort())
    const changes = scenarios.filter(({ group }, at) => group !== scenarios[at - 1]?.group)
    expect(changes.map(({ group }) => group)).toEqual(Object.keys(groups))
  })

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'has all of %s filled in',
    (_, each) => {
      expect(each.title).toMatch(/^\S.+\S$/)
      expect(each.title).not.toMatch(/\.$/)
      expect(each.why).toMatch(sentence)
      expect(Object.keys(severities)).toContain(each.severity)
      expect(each.mend).toHaveLength(2)
      for (const line of each.mend) {
        expect(line).toMatch(sentence)
        expect(line).not.toContain('\n')
        expect(line.length).toBeLessThan(140)
      }
    },
  )
})
