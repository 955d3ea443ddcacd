import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../import-rules/files.ts'
import { page, prose, section } from './pages.ts'

const architecture = page('docs/architecture.md')
const drawing = page('docs/architecture.svg')

/** Paths of the project that a text names between ticks. */
function paths(text: string): string[] {
  const ticked = text.matchAll(/`((?:src|test|schemas|scripts|fixtures|examples|docs)\/[\w./-]*)`/g)
  return [...ticked].map(([, path = '']) => path)
}

describe('docs/architecture.md', () => {
  const heading = "## The nine steps of an event's way"
  const steps = section(architecture, heading)
    .split('\n### ')
    .slice(1)
    .map((step) => ({ title: step.split('\n')[0], files: paths(step) }))

  it('tells nine steps, each with the files where it happens', () => {
    expect(steps.map(({ title }) => title?.split('.')[0])).toEqual([...'123456789'])
    expect(steps.filter(({ files }) => files.length === 0)).toEqual([])
  })

  it('has the steps of its drawing', () => {
    const form = /class="number"[^>]*>(\d)<\/text>\s*<text class="name"[^>]*>([^<]+)</g
    const drawn = [...drawing.text.matchAll(form)].map(([, number, name]) => `${number}. ${name}`)
    expect(drawn.sort()).toEqual(steps.map(({ title }) => title))
  })
})

it.each(['docs/architecture.md', 'CONTRIBUTING.md', 'README.md', 'docs/reasons.md'])(
  '%s names only files that are there',
  (path) => {
    const text = prose(page(path))
    expect(paths(text).filter((file) => !existsSync(join(root, file)))).toEqual([])
  },
)

it('the drawing has colours for light and for dark, and takes nothing from outside', () => {
  expect(drawing.text).toContain('@media (prefers-color-scheme: dark)')
  expect(drawing.text.match(/https?:\/\/[^"']+/g)).toEqual(['http://www.w3.org/2000/svg'])
  expect(drawing.text).not.toMatch(/<(script|image|foreignObject|use)\b|\bon\w+=|@import|url\((?!#)/)
})
