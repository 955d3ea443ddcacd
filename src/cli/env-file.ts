import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Terminal } from './terminal.ts'

/** The environment, over a `.env` file in the working folder where there is one. */
export function environmentOf({ env, folder }: Pick<Terminal, 'env' | 'folder'>): Terminal['env'] {
  return { ...fileIn(folder), ...env }
}

function fileIn(folder: string): Terminal['env'] {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
