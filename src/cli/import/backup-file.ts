import { type FileHandle, open } from 'node:fs/promises'
import type { KeptEntry } from '../../receiver/index.ts'
import { WrongUse } from '../exit.ts'
import { entryOfLine } from './entry-of-line.ts'
import { linesOf } from './lines-of.ts'

/** A file of `export --format ndjson`, each of its lines looked at. */
export interface BackupFile {
  readonly size: number
  /** First half of the ids of all its entries; null where they are of several inboxes. */
  readonly name: string | null
  /** When an entry of the file came, in milliseconds since 1970; undefined where it holds none of this id. */
  receivedAt(id: string): number | undefined
  /** In the order in which they came, a few at a time. */
  batches(): AsyncGenerator<KeptEntry[]>
  close(): Promise<void>
}

interface Place {
  offset: number
  length: number
  id: string
  receivedAt: number
}

const entriesABatch = 200
const bytesABatch = 16 * 2 ** 20

/** Reads it once through, so that a line that is damaged at its end is told before anything is written. */
export async function openBackup(path: string): Promise<BackupFile> {
  const file = await opened(path)
  try {
    const places = inOrder(await placesIn(file, path))
    const names = new Set(places.map(({ id }) => nameIn(id)))
    const times = new Map(places.map(({ id, receivedAt }) => [id, receivedAt]))
    return {
      size: places.length,
      name: names.size === 1 ? ([...names][0] as string) : null,
      receivedAt: (id) => times.get(id),
      batches: () => batchesOf(file, places),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw new WrongUse(`${path} cannot be read: ${(error as Error).message}`)
  }
}

async function placesIn(file: FileHandle, path: string): Promise<Place[]> {
  const places: Place[] = []
  const seen = new Set<string>()
  let number = 0
  for await (const { offset, length, text } of linesOf(file)) {
    number += 1
    const read = entryOfLine(text)
    if (!read.ok) {
      throw new WrongUse(`${path}, line ${number}: ${read.message}. Nothing was restored: take another copy.`)
    }
    const { id, receivedAt } = read.kept.entry
    if (seen.has(id)) throw new WrongUse(`${path}, line ${number}: ${id} comes a second time.`)
    seen.add(id)
    places.push({ offset, length, id, receivedAt: Date.parse(receivedAt) })
  }
  if (places.length === 0) throw new WrongUse(`${path} holds no entry.`)
  return places
}

/** By number where one inbox gave them all, since a clock can be set back; else by time, newest last. */
function inOrder(places: Place[]): Place[] {
  const isOfOne = places.every(({ id }) => nameIn(id) === nameIn(places[0]?.id ?? ''))
  const key = ({ id, receivedAt }: Place) => (isOfOne ? Number(id.split('-')[1]) : receivedAt)
  // `export` writes newest first: of two at one time the later line came first.
  return places.toReversed().sort((one, other) => key(one) - key(other))
}

async function* batchesOf(file: FileHandle, places: readonly Place[]): AsyncGenerator<KeptEntry[]> {
  let batch: KeptEntry[] = []
  let bytes = 0
  for (const { offset, length } of places) {
    const line = Buffer.alloc(length)
    await file.read(line, 0, length, offset)
    const read = entryOfLine(line.toString('utf8'))
    if (!read.ok) throw new WrongUse(`The file has changed while it was read: ${read.message}.`)
    batch.push(read.kept)
    bytes += length
    if (batch.length < entriesABatch && bytes < bytesABatch) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function nameIn(id: string): string {
  return id.split('-')[0] as string
}
