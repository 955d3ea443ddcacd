import type { ExportedEntry } from './exported.ts'

/** The lines of a whole export, the one that counts its entries among them; none where there is no entry. */
export async function* ndjsonLines(entries: AsyncIterable<ExportedEntry>): AsyncGenerator<string> {
  let written = 0
  for await (const entry of entries) {
    written += 1
    yield ndjsonLine(entry)
  }
  if (written > 0) yield ndjsonEnd(written)
}

/** One line an entry: what the API tells of it, headers among it, and its bytes. */
function ndjsonLine({ view, body }: ExportedEntry): string {
  return `${JSON.stringify({ ...view, bodyBase64: body.toString('base64') })}\n`
}

/** The last line, behind so many entries: without it nobody could tell a whole export from one that was cut off. */
function ndjsonEnd(entries: number): string {
  return `${JSON.stringify({ type: 'end', entries })}\n`
}
