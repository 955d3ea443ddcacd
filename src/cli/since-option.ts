import { InvalidArgumentError } from 'commander'
import { parseFilter } from '../receiver/index.ts'

export interface Since {
  /** In the filter's grammar. */
  text: string
  /** Milliseconds since 1970. */
  at: number
}

/** Reads an option that takes an age or a date. */
export function sinceOption(text: string): Since {
  // One word of the filter's grammar: what has blanks or quotes would be several.
  const read = /^[^\s"]+$/.test(text) ? parseFilter(`since:${text}`, Date.now()) : undefined
  if (read?.ok && read.filter.since !== undefined) return { text, at: read.filter.since }
  throw new InvalidArgumentError('It takes an age such as 90s, 30m, 2h or 7d, or a date such as 2026-01-31.')
}
