import type { Readable, Writable } from 'node:stream'

/** What a command is given of the process that it runs in. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>
  /** The working folder: where `.env` is looked for and paths begin. */
  folder: string
  stdin: Readable
  stdout: Writable & { isTTY?: boolean; columns?: number }
  stderr: Writable & { isTTY?: boolean }
  /** What one types before a command's name. */
  called: string
}
