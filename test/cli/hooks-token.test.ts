import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHooksTokens, takeHooksTokens } from '../../src/cli/hooks-token.ts'
import { newFolder } from './run-in-process.ts'

const local = (DATA_DIR: string) => ({ DATA_DIR, JUMPSELLER_HOOKS_TOKEN: null })

describe('the hooks token', () => {
  it('is made once, kept, and readable by its owner alone', () => {
    const folder = join(newFolder(), 'data')
    expect(findHooksTokens(local(folder)).tokens).toEqual([])
    const made = takeHooksTokens(local(folder))
    expect(made.tokens[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(made.keptIn).toBe(join(folder, 'hooks-token'))
    expect(takeHooksTokens(local(folder))).toEqual(made)
    expect(findHooksTokens(local(folder))).toEqual(made)
    expect(readFileSync(join(folder, 'hooks-token'), 'utf8')).toBe(`${made.tokens[0]}\n`)
    if (process.platform !== 'win32') expect(statSync(join(folder, 'hooks-token')).mode & 0o777).toBe(0o600)
  })

  it('is that of the setting when there is one, several or none', () => {
    const DATA_DIR = newFolder()
    for (const tokens of [['a'], ['new', 'old'], []]) {
      const settings = { DATA_DIR, JUMPSELLER_HOOKS_TOKEN: tokens }
      expect(takeHooksTokens(settings)).toEqual({ tokens, keptIn: null })
      expect(findHooksTokens(settings)).toEqual({ tokens, keptIn: null })
    }
  })

  it('says what to do when it cannot be kept or read', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'hooks-token'), '\n')
    expect(() => takeHooksTokens(local(folder))).toThrow('holds no token: delete it')
    expect(() => takeHooksTokens(local(join(folder, 'hooks-token')))).toThrow(/cannot be (kept|read)/)
  })
})
