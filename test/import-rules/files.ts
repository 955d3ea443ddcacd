import { readdirSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const notOurs = new Set(['node_modules', 'dist', 'coverage', 'data'])

/** All files of the project below a folder of it, as paths from its root with `/`. */
export function filesIn(folder: string): string[] {
  return walk(join(root, folder)).map((file) => relative(root, file).split(sep).join('/'))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return [path]
    return entry.name.startsWith('.') || notOurs.has(basename(path)) ? [] : walk(path)
  })
}

/** Whether one of vitest's globs finds the file. Knows `**` and `*`, and refuses what it does not know. */
export function foundBy(globs: readonly string[], file: string): boolean {
  return globs.some((glob) => {
    if (/[?[\]{}!()]/.test(glob)) throw new Error(`The glob ${glob} says more than this test can read`)
    const escaped = glob.replaceAll('.', '\\.')
    const form = escaped.split('**/').map((part) => part.replaceAll('*', '[^/]*'))
    return new RegExp(`^${form.join('(?:[^/]+/)*')}$`).test(file)
  })
}

/** The examples that no test is named after, in test/examples/ or beside them. */
export function untestedExamples(files: readonly string[]): string[] {
  const examples = files.filter((file) => /^examples\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
  return examples.filter((example) => {
    const test = example.replace(/\.ts$/, '.test.ts')
    return !files.includes(test) && !files.includes(`test/${test}`)
  })
}

/** Names that say nothing about what is inside. */
export function isVague(file: string): boolean {
  return file.split('/').some((part) => /(^|[-_.])(utils?|helpers?|common)([-_.]|$)/i.test(part))
}
