import type { EntryView } from '../../receiver/http/views.ts'

/** An entry with its bytes: what every format writes. */
export interface ExportedEntry {
  /** With its headers. */
  view: EntryView
  body: Buffer
}

/** Where its request came in, for formats that tell a URL. */
export interface ExportPlace {
  hookUrl: string
  /** The kit's. */
  version: string
}
