import { isUtf8 } from 'node:buffer'
import type { HeaderPair } from '../header-pairs.ts'

interface Sent {
  url: string
  headers: readonly HeaderPair[]
  body: Buffer
  /** Where the bytes can be had, for a body that no command line can hold. */
  download: { url: string; file: string }
}

/** Command lines have limits, and nobody pastes more. */
const longestBody = 100_000
/** Beside what is no text: a terminal acts on control characters that are pasted, except on these. */
const pasteable = /^[^\p{Cc}]*$/u

/** A command for bash that sends exactly these bytes and headers. */
export function curlCommand({ url, headers, body, download }: Sent): string {
  const text = bodyText(body)
  const told = headers.map(headerArgument)
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const lines = [
    `curl -sS -i -X POST ${quoted(url)}`,
    ...told.flatMap(({ argument }) => argument ?? []),
    // Else curl says that it is a form.
    ...(isTyped ? [] : [`-H ${quoted('Content-Type:')}`]),
    `--data-binary ${quoted(text ?? `@${download.file}`)}`,
  ]
  const comments = told.flatMap(({ comment }) => comment ?? [])
  if (text === undefined) comments.unshift(...aboutFile(body, download))
  return `${[...comments.map((line) => `# ${line}`), lines.join(' \\\n  ')].join('\n')}\n`
}

function aboutFile(body: Buffer, { url, file }: Sent['download']): string[] {
  return [
    `The body (${body.length} bytes) is too long for a command line, or is no plain text. Download it first:`,
    `  curl -sS -o ${quoted(file)} ${quoted(url)}`,
  ]
}

/** Undefined for a body that must come from a file. Curl would take one that begins with @ as the name of a file. */
function bodyText(body: Buffer): string | undefined {
  if (body.length > longestBody || !isUtf8(body)) return undefined
  const text = body.toString('utf8')
  return text.startsWith('@') || !pasteable.test(text.replaceAll(/[\n\t]/g, '')) ? undefined : text
}

function headerArgument([name, value]: HeaderPair): { argument?: string; comment?: string } {
  const text = asTyped(value)
  if (text === undefined) return { comment: `Left out, since it is no text: the header ${name}` }
  // The form in which curl sends a header without a value.
  return { argument: `-H ${quoted(text === '' ? `${name};` : `${name}: ${text}`)}` }
}

/** Node reads headers as Latin-1; what was UTF-8 on the wire is typed as such. */
function asTyped(value: string): string | undefined {
  const bytes = Buffer.from(value, 'latin1')
  const text = bytes.toString('utf8')
  return isUtf8(bytes) && pasteable.test(text) ? text : undefined
}

/** Bash takes everything inside single quotes as it stands. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
