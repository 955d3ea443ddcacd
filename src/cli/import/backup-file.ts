import { type FileHandle, open } from 'node:fs/promises'
import type { KeptEntry } from '../../receiver/index.ts'
import { WrongUse } from '../exit.ts'
import { entryOfLine } from './entry-of-line.ts'
import { type EntryPlaces, entryPlaces, type Place } from './entry-places.ts'

/** A file of `export --format ndjson`, each of its lines looked at. */
export interface BackupFile {
  readonly size: number
  /** By what is seen that it is cut off; null where it is whole. */
  readonly cutOff: string | null
  /** First half of the ids of all its entries; null where they are of several inboxes. */
  readonly name: string | null
  /** When an entry of the file came, in milliseconds since 1970; undefined where it holds none of this id. */
  receivedAt(id: string): number | undefined
  /** In the order in which they came, a few at a time. */
  batches(): AsyncGenerator<KeptEntry[]>
  close(): Promise<void>
}

const entriesABatch = 200
const bytesABatch = 16 * 2 ** 20
const gzipMagic = Buffer.from([0x1f, 0x8b])

/**
 * Reads it once through, so that a line that is damaged at its end is told before anything is written.
 *
 * @throws WrongUse when it is cut off, unless that is asked for, or cannot be used at all.
 */
export async function openBackup(
  path: string,
  { incomplete }: { /** Whether it may be cut off. */ incomplete: boolean },
): Promise<BackupFile> {
  const file = await opened(path)
  try {
    const found = await entryPlaces(file, path)
    const places = inOrder(found.places)
    if (places.length === 0) throw noEntry(path, found)
    if (found.cutOff !== null && !incomplete) throw cutOffRefused(path, found)
    const names = new Set(places.map(({ id }) => nameIn(id)))
    const times = new Map(places.map(({ id, receivedAt }) => [id, receivedAt]))
    return {
      size: places.length,
      cutOff: found.cutOff,
      name: names.size === 1 ? ([...names][0] as string) : null,
      receivedAt: (id) => times.get(id),
      batches: () => batchesOf(file, places),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw isSystemError(error) ? cannotRead(path, error) : error
  }
}

function noEntry(path: string, { cutOff }: EntryPlaces): WrongUse {
  const seen = cutOff === null ? '' : `: ${cutOff}`
  return new WrongUse(`${path} holds no entry${seen}. Name a file of export --format ndjson.`)
}

function cutOffRefused(path: string, { places, cutOff }: EntryPlaces): WrongUse {
  return new WrongUse(
    `${path} is cut off, or is older than the line that counts its entries: ${cutOff}. Nothing was restored. Take another copy, ` +
      `or add --incomplete to restore the ${places.length} entries that it holds.`,
  )
}

async function opened(path: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error) => {
    throw cannotRead(path, error)
  })
  try {
    await refuseOtherThanNdjson(file, path)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** What is often given instead, each with the next step. */
async function refuseOtherThanNdjson(file: FileHandle, path: string): Promise<void> {
  const found = await file.stat()
  if (found.isDirectory()) {
    throw new WrongUse(
      `${path} is a folder, and import takes a file of export. A copy of an inbox's folder is put back with cp: ` +
        'docs/operations.md, Backup and restore.',
    )
  }
  // It is read twice, and out of order.
  if (!found.isFile()) throw new WrongUse(`${path} is a pipe or a device. Write it to a file first.`)
  const head = Buffer.alloc(gzipMagic.length)
  await file.read(head, 0, head.length, 0)
  if (head.equals(gzipMagic)) throw new WrongUse(`${path} is compressed. Unpack it with gunzip first.`)
}

function cannotRead(path: string, error: Error): WrongUse {
  return new WrongUse(`${path} cannot be read: ${error.message}`)
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
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
