import { isUtf8 } from 'node:buffer'
import type { ExportedEntry } from './exported.ts'

/** Both files of a fixture in one JSON document: `body` as text, else its bytes. */
export type FixturePair = { headers: Record<string, string> } & ({ body: string } | { bodyBase64: string })

export function fixturePair({ view, body }: ExportedEntry): FixturePair {
  const headers = headersObject(view.headers)
  const isText = isUtf8(body)
  return isText ? { headers, body: body.toString('utf8') } : { headers, bodyBase64: body.toString('base64') }
}

export interface FixtureFile {
  name: string
  content: Buffer
}

/** The two files that fixtures/README.md describes. */
export function fixtureFiles({ view, body }: ExportedEntry): [FixtureFile, FixtureFile] {
  const stem = `${view.event ?? 'unknown'}-${view.id}`
  const headers = `${JSON.stringify(headersObject(view.headers), null, 2)}\n`
  return [
    { name: `${stem}.body.json`, content: body },
    { name: `${stem}.headers.json`, content: Buffer.from(headers) },
  ]
}

/** Of one connection, or of the sender's own machine: no part of a fixture. */
const leftOut = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept', 'keep-alive'])

function headersObject(headers: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(headers.filter(([name]) => !leftOut.has(name.toLowerCase())))
}
