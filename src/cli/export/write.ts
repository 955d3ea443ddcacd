import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ExportedEntry, fixtureFiles } from '../../inspector/index.ts'
import { CannotStart } from '../exit.ts'
import { writeWhole } from './write-whole.ts'

/** A reader that has seen enough (`| head`) is no fault. */
const readerIsGone = new Set(['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'])

/** As fast as its reader reads; ends with the reader. */
export async function writeToStdout(stdout: Writable, lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(lines, stdout, { end: false })
  } catch (error) {
    if (!readerIsGone.has(String((error as NodeJS.ErrnoException).code))) throw error
  }
}

/** Into one file, which is left as it was where there are no lines. */
export async function writeDocument(path: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    await writeWhole(path, lines)
  } catch (error) {
    throw cannotWrite(path, error)
  }
}

/** Two files for each entry, as in fixtures/. */
export async function writeFixtures(folder: string, entries: AsyncIterable<ExportedEntry>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for await (const entry of entries) {
      for (const { name, content } of fixtureFiles(entry)) await writeFile(join(folder, name), content)
    }
  } catch (error) {
    throw cannotWrite(folder, error)
  }
}

function cannotWrite(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  return code === undefined
    ? error
    : new CannotStart(`${path} cannot be written: ${message}. Set another --out.`)
}
