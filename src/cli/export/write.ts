import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExportedEntry, fixtureFiles, harEntry, harFrame, ndjsonLine } from '../../inspector/index.ts'
import { CannotStart } from '../exit.ts'

/** The texts of a document, one after another, without line ends of their own. */
export async function* linesOf(
  entries: AsyncIterable<ExportedEntry>,
  { format, hookUrl, version }: { format: 'ndjson' | 'har'; hookUrl: string; version: string },
): AsyncGenerator<string> {
  if (format === 'ndjson') {
    for await (const entry of entries) yield ndjsonLine(entry)
    return
  }
  yield harFrame.before(version)
  let between = ''
  for await (const entry of entries) {
    yield between + JSON.stringify(harEntry(entry, { hookUrl, version }))
    between = harFrame.between
  }
  yield harFrame.after
}

/** Into one file. */
export async function writeDocument(path: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    const file = await open(path, 'w')
    try {
      for await (const line of lines) await file.write(line)
    } finally {
      await file.close()
    }
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
