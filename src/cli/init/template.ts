import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the new project: its path inside it, with `/`. */
export interface ProjectFile {
  path: string
  content: string
}

/** It stands beside src in a clone and beside dist in the package. */
const folder = fileURLToPath(new URL('../../../templates/starter/', import.meta.url))

export function templateFiles(): ProjectFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({
      path: ownName(relative(folder, path).split(sep).join('/')),
      content: readFileSync(path, 'utf8'),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

/**
 * npm packs no `.gitignore`, and the kit's own tests are found by their ending: so the template has other names for
 * both.
 */
function ownName(path: string): string {
  return path.replace(/^_/, '.').replace(/\.starter-test\.ts$/, '.test.ts')
}
