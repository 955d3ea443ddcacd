import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../exit.ts'

/**
 * The key of this machine's pseudonyms, made when there is none yet. It stays in DATA_DIR: whoever has it can try
 * names until one fits.
 */
export function pseudonymKey(dataDir: string): string {
  const path = join(dataDir, 'pseudonym-key')
  try {
    mkdirSync(dataDir, { recursive: true })
    try {
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const key = readFileSync(path, 'utf8').trim()
    if (key !== '') return key
  } catch (error) {
    throw new CannotStart(
      `The key of the pseudonyms cannot be kept: ${(error as Error).message}. Set another DATA_DIR.`,
    )
  }
  throw new CannotStart(`${path} holds no key: delete it, and a new one is made.`)
}
