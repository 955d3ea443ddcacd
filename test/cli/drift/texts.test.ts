import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemaText } from '../../../src/cli/drift/schema-text.ts'
import { unifiedDiff } from '../../../src/cli/drift/unified-diff.ts'

const folder = new URL('../../../schemas/', import.meta.url)

it.each(readdirSync(folder))('%s is written as it stands', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  expect(schemaText(JSON.parse(text))).toBe(text)
})

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `l${from + at}`)

it.each([
  ['nothing', lines(1, 9), lines(1, 9), []],
  [
    'a line in the middle',
    lines(1, 9),
    [...lines(1, 4), 'new', ...lines(5, 9)],
    ['@@ -2,6 +2,7 @@', ' l2', ' l3', ' l4', '+new', ' l5', ' l6', ' l7'],
  ],
  ['a line at the start', ['a', 'b'], ['x', 'b'], ['@@ -1,2 +1,2 @@', '-a', '+x', ' b']],
  ['a line at the end', ['a'], ['a', 'b'], ['@@ -1,1 +1,2 @@', ' a', '+b']],
])('the diff of %s is as diff -u has it', (_, before, after, hunks) => {
  expect(unifiedDiff(before.join('\n'), after.join('\n'))).toEqual(hunks)
})

it('has two hunks of changes that are far apart, and one of those that are near', () => {
  const before = lines(1, 40)
  const far = before.map((line, at) => (at === 5 || at === 30 ? 'x' : line))
  const near = before.map((line, at) => (at === 5 || at === 10 ? 'x' : line))
  const heads = (after: string[]) =>
    unifiedDiff(before.join('\n'), after.join('\n')).filter((line) => line.startsWith('@@'))
  expect(heads(far)).toEqual(['@@ -3,7 +3,7 @@', '@@ -28,7 +28,7 @@'])
  expect(heads(near)).toEqual(['@@ -3,12 +3,12 @@'])
})
