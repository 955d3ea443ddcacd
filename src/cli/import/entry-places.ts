import type { FileHandle } from 'node:fs/promises'
import { WrongUse } from '../exit.ts'
import { entryOfLine } from './entry-of-line.ts'
import { type LineOfFile, linesOf } from './lines-of.ts'

/** Where the line of an entry stands, and what its order goes by. */
export interface Place {
  offset: number
  /** Bytes. */
  length: number
  id: string
  /** Milliseconds since 1970. */
  receivedAt: number
}

export interface EntryPlaces {
  /** In the order of the file. */
  places: Place[]
  /** By what is seen that the end of the file, or of one that was joined to it, is missing; null where none is. */
  cutOff: string | null
}

/**
 * Looks at each line of a file, so that one that is damaged is told before anything is written.
 *
 * @throws WrongUse that names the line.
 */
export async function entryPlaces(file: FileHandle, path: string): Promise<EntryPlaces> {
  const places: Place[] = []
  const seen = new Set<string>()
  /** Entries since the last line that counted some: files may have been joined. */
  let uncounted = 0
  let cutOff: string | null = null
  for await (const { number, told, offset, length } of numberedLines(file)) {
    if (told.kind === 'faulty') throw refused(told.message, { path, number })
    if (told.kind === 'entry') {
      const { id, receivedAt } = told
      if (seen.has(id)) throw refused(`${id} comes a second time`, { path, number })
      seen.add(id)
      places.push({ offset, length, id, receivedAt })
      uncounted += 1
      continue
    }
    if (told.kind === 'torn') cutOff ??= `line ${number} is no whole JSON`
    else if (told.entries !== uncounted) {
      cutOff ??= `line ${number} counts ${told.entries} entries behind ${uncounted}`
    }
    uncounted = 0
  }
  if (uncounted > 0) cutOff ??= 'the last line, which counts the entries, is missing'
  return { places, cutOff }
}

function refused(message: string, { path, number }: { path: string; number: number }): WrongUse {
  return new WrongUse(`${path}, line ${number}: ${message}. Nothing was restored: take another copy.`)
}

type Told =
  | { kind: 'entry'; id: string; receivedAt: number }
  /** The last line of an export. */
  | { kind: 'end'; entries: number }
  /** The file ends within it. */
  | { kind: 'torn' }
  | { kind: 'faulty'; message: string }

interface NumberedLine extends Pick<LineOfFile, 'offset' | 'length'> {
  /** From 1. */
  number: number
  told: Told
}

async function* numberedLines(file: FileHandle): AsyncGenerator<NumberedLine> {
  let number = 0
  let torn: NumberedLine | undefined
  for await (const { offset, length, text } of linesOf(file)) {
    // A line follows, so that it is damaged rather than cut off.
    if (torn) yield { ...torn, told: { kind: 'faulty', message: 'it is not JSON' } }
    number += 1
    const line = { number, offset, length, told: toldBy(text) }
    torn = line.told.kind === 'torn' ? line : undefined
    if (!torn) yield line
  }
  if (torn) yield torn
}

function toldBy(text: string): Told {
  const entries = entriesCounted(text)
  if (entries !== undefined) return { kind: 'end', entries }
  const read = entryOfLine(text)
  if (!read.ok) return read.isTorn ? { kind: 'torn' } : { kind: 'faulty', message: read.message }
  const { id, receivedAt } = read.kept.entry
  return { kind: 'entry', id, receivedAt: Date.parse(receivedAt) }
}

const longestCount = 100

/** What the last line of an export counts; undefined for any other line. */
function entriesCounted(text: string): number | undefined {
  if (text.length > longestCount) return undefined
  try {
    const { type, entries } = JSON.parse(text) as { type?: unknown; entries?: unknown }
    return type === 'end' && typeof entries === 'number' ? entries : undefined
  } catch {
    return undefined
  }
}
