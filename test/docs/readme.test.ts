import { describe, expect, it } from 'vitest'
import { retryProfiles, timetable } from '../../src/store/index.ts'
import { filesIn } from '../import-rules/files.ts'
import { page, rows, section } from './pages.ts'

describe('README.md', () => {
  const readme = page('README.md')

  it('has less than 200 lines', () => {
    expect(readme.text.split('\n').length).toBeLessThan(200)
  })

  it('shows the minimal receiver as it is', () => {
    const marked = /<!-- (examples\/[\w-]+\.ts) -->\n\n```ts\n([\s\S]*?)```\n\n<!-- end -->/g
    const shown = [...readme.text.matchAll(marked)].map(([, path, code]) => ({ path, text: code }))
    expect(shown).toEqual([page('examples/minimal-receiver.ts')])
  })

  it('has the minutes of the retry profile that is the default', () => {
    const table = rows(section(readme, '## What happens when a receiver fails'))
    const minutes = timetable(retryProfiles['jumpseller-2014'], 'previous')
    expect(table).toEqual([['minute', ...minutes.map(String)]])
    expect(readme.text).toContain(`after ${((minutes.at(-1) ?? 0) / 1440).toFixed(2)} days`)
  })

  it('has every example, and no other', () => {
    const table = rows(section(readme, '## Examples'))
    const examples = filesIn('examples').filter((file) => /^examples\/[^/]+\.ts$/.test(file))
    const told = table.map(([name]) => /^\[([\w-]+)\]\(examples\/\1\.ts\)$/.exec(name ?? '')?.[1])
    expect(told.map((name) => `examples/${name}.ts`).sort()).toEqual(examples.sort())
  })

  it('has every job, each with a test of its name, settings and a page', () => {
    const part = section(readme, '## Examples')
    const told = [...part.matchAll(/\]\(examples\/([\w-]+)\/README\.md\)/g)].map(([, name]) => name)
    const files = filesIn('examples')
    const jobs = files.flatMap((file) => /^examples\/([\w-]+)\/package\.json$/.exec(file)?.[1] ?? [])
    expect(jobs.length).toBeGreaterThan(4)
    expect(told.sort()).toEqual(jobs.sort())
    const needed = jobs.flatMap((job) => [`${job}/${job}.test.ts`, `${job}/start.ts`, `${job}/README.md`])
    expect(needed.filter((file) => !files.includes(`examples/${file}`))).toEqual([])
  })
})
