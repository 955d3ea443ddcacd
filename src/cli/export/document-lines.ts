import { type ExportedEntry, harLines, ndjsonLines } from '../../inspector/index.ts'
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
