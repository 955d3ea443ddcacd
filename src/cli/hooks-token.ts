import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './exit.ts'
import type { Settings } from './settings.ts'

/** The tokens in force, the first of which signs, and the file that the local one is kept in. */
export interface HooksTokens {
  tokens: readonly string[]
  keptIn: string | null
}

type TokenSettings = Pick<Settings, 'JUMPSELLER_HOOKS_TOKEN' | 'DATA_DIR'>

/** The tokens that are set, else the local one, which is made when there is none yet. */
export function takeHooksTokens(settings: TokenSettings): HooksTokens {
  if (settings.JUMPSELLER_HOOKS_TOKEN) return { tokens: settings.JUMPSELLER_HOOKS_TOKEN, keptIn: null }
  const path = pathIn(settings.DATA_DIR)
  if (kept(path) === undefined) make(path)
  const token = kept(path)
  if (!token) throw new CannotStart(`${path} holds no token: delete it, and a new one is made.`)
  return { tokens: [token], keptIn: path }
}

/** As `takeHooksTokens`, but none when none has been made. */
export function findHooksTokens(settings: TokenSettings): HooksTokens {
  if (settings.JUMPSELLER_HOOKS_TOKEN) return { tokens: settings.JUMPSELLER_HOOKS_TOKEN, keptIn: null }
  const path = pathIn(settings.DATA_DIR)
  const token = kept(path)
  return { tokens: token ? [token] : [], keptIn: path }
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'hooks-token')
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new CannotStart(
      `The hooks token cannot be read: ${(error as Error).message}. Set another DATA_DIR, or allow this user to read there.`,
    )
  }
}

/** Linked into place whole: store and receiver may be started at the same moment. */
function make(path: string): void {
  const draft = `${path}.${process.pid}`
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(draft, `${randomBytes(16).toString('hex')}\n`, { mode: 0o600 })
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new CannotStart(
      `The hooks token cannot be kept: ${(error as Error).message}. Set another DATA_DIR.`,
    )
  } finally {
    rmSync(draft, { force: true })
  }
}
