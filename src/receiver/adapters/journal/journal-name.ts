import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { segmentsIn } from './segments.ts'

/**
 * The name of the journal in a folder, the first half of its entries' ids. Made once, and kept whole over a
 * power cut; should its file be unreadable all the same, the entries themselves tell it.
 */
export function journalNameIn(folder: string, newName: () => string): string {
  const path = join(folder, 'journal.json')
  const kept = nameInFile(path)
  if (kept) return kept
  const name = nameInLines(folder) ?? newName()
  const fd = openSync(`${path}.new`, 'w')
  writeSync(fd, `${JSON.stringify({ version: 1, name })}\n`)
  fsyncSync(fd)
  closeSync(fd)
  renameSync(`${path}.new`, path)
  return name
}

/** Takes a journal that has never kept a line its name, so that it can be given another one. */
export function forgetEmptyJournal(folder: string): void {
  const segments = segmentsIn(folder)
  const isEmpty = segments.list().every((segment) => segment === 1 && segments.size(segment) === 0)
  if (isEmpty) rmSync(join(folder, 'journal.json'), { force: true })
}

function nameInFile(path: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(path, 'utf8'))
    return typeof name === 'string' && /^\w+$/.test(name) ? name : undefined
  } catch {
    return undefined
  }
}

function nameInLines(folder: string): string | undefined {
  const segments = segmentsIn(folder)
  for (const segment of segments.list()) {
    const fd = openSync(segments.path(segment), 'r')
    const head = Buffer.alloc(4_096)
    const bytes = readSync(fd, head)
    closeSync(fd)
    const [, name] = /"kind":"entry","no":\d+,"id":"(\w+)-\d+"/.exec(head.toString('latin1', 0, bytes)) ?? []
    if (name) return name
  }
  return undefined
}
