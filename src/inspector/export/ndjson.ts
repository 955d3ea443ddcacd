import type { ExportedEntry } from './exported.ts'

/** One line an entry: what the API tells of it, headers among it, and its bytes. */
export function ndjsonLine({ view, body }: ExportedEntry): string {
  return `${JSON.stringify({ ...view, bodyBase64: body.toString('base64') })}\n`
}
