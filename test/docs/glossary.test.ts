import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasons } from '../../src/receiver/index.ts'
import { root } from '../import-rules/files.ts'
import { page } from './pages.ts'

describe('docs/glossary.md', () => {
  const { text } = page('docs/glossary.md')
  const entryOf = (word: string) =>
    text.split('\n\n').find((paragraph) => paragraph.startsWith(`**${word}.**`)) ?? ''

  it('gives a reason to the verdicts that have one, and to no other', () => {
    const withReason = new Set(Object.values(reasons).map(({ verdict }) => verdict))
    expect([...withReason].sort()).toEqual(['quarantined', 'refused'])
    expect(entryOf('Verdict')).toContain('quarantined or refused one has a reason')
    expect(entryOf('Verdict')).toContain('accepted one and a duplicate have none')
  })

  it.each([
    ['Replay', 'src/cli/commands/replay.ts'],
    ['Inspector', 'src/inspector'],
  ])('says of %s whether it is there yet', (word, path) => {
    const isComing = entryOf(word).includes('_Comes with a later version._')
    expect(isComing).toBe(!existsSync(join(root, path)))
  })
})
