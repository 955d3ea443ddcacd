import type { Writable } from 'node:stream'
import { harmless } from './harmless-text.ts'
import type { Terminal } from './terminal.ts'

/** The one place that writes: to people, or with `--json` to programs. */
export interface Output {
  json: boolean
  /** A line for people; nothing with `--json`. */
  say(line?: string): void
  /** A line of NDJSON; nothing without `--json`. */
  record(record: object): void
  /** A line for people that must be seen either way: on stderr. */
  warn(line: string): void
}

export function createOutput({ stdout, stderr }: Terminal, { json = false }: { json?: boolean }): Output {
  return {
    json,
    say: (line = '') => {
      if (!json) write(stdout, line)
    },
    record: (record) => {
      if (json) write(stdout, JSON.stringify(record))
    },
    warn: (line) => write(stderr, line),
  }
}

function write(stream: Writable, line: string): void {
  stream.write(`${harmless(line)}\n`)
}

/** A reader that has seen enough (`| head`) is no fault: what it no longer reads is passed over. */
export function forgiveClosedPipes(...streams: Writable[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}

/** Lines of two columns, the second aligned. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
}
