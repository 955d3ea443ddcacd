import { describe, expect, it } from 'vitest'
import { page, rows, section } from '../docs/pages.ts'
import { usage } from './arguments.ts'
import { hostileClasses } from './classes.ts'

describe('docs/hostile-input.md', () => {
  const told = page('docs/hostile-input.md')

  it('tells the classes, and what is promised of each', () => {
    const table = hostileClasses.map(({ name, promise }) => [name, promise])
    expect(rows(section(told, '## What is sent, and what is promised'))).toEqual(table)
  })

  it('has figures of every class', () => {
    const figures = rows(section(told, '## A run of 100,000'))
    expect(figures.map(([name]) => name)).toEqual(hostileClasses.map(({ name }) => name))
    expect(figures.reduce((sum, [, cases]) => sum + Number(cases), 0)).toBe(100_000)
  })

  it('names only options that the command has', () => {
    const options = told.text.match(/--[a-z][a-z-]+/g) ?? []
    expect(options.length).toBeGreaterThan(2)
    expect(options.filter((option) => !usage.includes(option))).toEqual([])
  })
})
