import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Checkpoint } from '../drift/checkpoint.ts'

/** Whole or not at all: it is written beside and then put in its place. */
export function checkpointFile(path: string): Checkpoint {
  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(text) {
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.new`
      await writeFile(draft, text)
      await rename(draft, path)
    },
  }
}
