import type { ExportedEntry } from './exported.ts'

/** One line an entry: what the API tells of it, headers among it, and its bytes. */
export function ndjsonLine({ view, body }: ExportedEntry): string {
  return `${JSON.stringify({ ...view, bodyBase64: body.toString('base64') })}\n`
}

/** The last line, behind so many entries: without it nobody could tell a whole export from one that was cut off. */
export function ndjsonEnd(entries: number): string {
  return `${JSON.stringify({ type: 'end', entries })}\n`
}
