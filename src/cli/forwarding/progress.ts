import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../exit.ts'

/** How far forwarding to one URL has come. */
export interface Progress {
  /** Id of the last entry that is done with; empty before the first of an inbox. */
  last: string
  /** Ids of entries before it that were refused and are offered again. */
  setAside: readonly string[]
}

export interface KeptProgress {
  current(): Progress
  keep(progress: Progress): void
}

/** Progress by the URL forwarded to. */
type File = Record<string, Progress>

/** Renamed into place whole, so that a crash leaves the old or the new one: at worst an entry is passed on twice. */
export function openProgress(dataDir: string, { to, from }: { to: string; from: string }): KeptProgress {
  const path = join(dataDir, 'forwarding.json')
  const file = read(path)
  return {
    current: () => file[to] ?? { last: from, setAside: [] },
    keep(progress) {
      file[to] = progress
      writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`)
      renameSync(`${path}.new`, path)
    },
  }
}

function read(path: string): File {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new CannotStart(
      `${path} cannot be read: ${(error as Error).message}. Delete it to begin with new entries.`,
    )
  }
}
