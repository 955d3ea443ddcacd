import { ndjsonEnd } from '../../inspector/export/ndjson.ts'
import { type ExportedEntry, harEntry, harFrame, ndjsonLine } from '../../inspector/index.ts'
import { harmless } from '../harmless-text.ts'

interface Document {
  format: 'ndjson' | 'har'
  hookUrl: string
  /** The kit's. */
  version: string
}

/**
 * The texts of a document, one after another, each with its line end; none where there is no entry. What would act
 * on a terminal stands in them as an escape of JSON.
 */
export async function* documentLines(
  entries: AsyncIterable<ExportedEntry>,
  document: Document,
): AsyncGenerator<string> {
  const lines = document.format === 'har' ? harLines(entries, document) : ndjsonLines(entries)
  for await (const line of lines) yield harmless(line)
}

async function* ndjsonLines(entries: AsyncIterable<ExportedEntry>): AsyncGenerator<string> {
  let written = 0
  for await (const entry of entries) {
    written += 1
    yield ndjsonLine(entry)
  }
  if (written > 0) yield ndjsonEnd(written)
}

async function* harLines(
  entries: AsyncIterable<ExportedEntry>,
  { hookUrl, version }: Document,
): AsyncGenerator<string> {
  let isBegun = false
  for await (const entry of entries) {
    const before = isBegun ? harFrame.between : harFrame.before(version)
    isBegun = true
    yield before + JSON.stringify(harEntry(entry, { hookUrl, version }))
  }
  if (isBegun) yield harFrame.after
}
