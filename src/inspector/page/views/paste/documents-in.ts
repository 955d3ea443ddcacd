/** What a file holds: one document, or several of which one is looked at. */
export interface Documents {
  kind: 'one' | 'ndjson' | 'export' | 'har'
  count: number
  /** From 0. */
  document(index: number): { label: string; bytes: Uint8Array }
}

/** Recognises NDJSON, the kit's own export and HAR by their beginning; all else is one document. */
export function documentsIn(bytes: Uint8Array): Documents {
  return harIn(bytes) ?? linesIn(bytes) ?? { kind: 'one', count: 1, document: () => ({ label: '', bytes }) }
}

const decoder = new TextDecoder()
const lineFeed = 0x0a

/** Undefined where the first line is no JSON by itself, or the only one. */
function linesIn(bytes: Uint8Array): Documents | undefined {
  const firstEnd = bytes.indexOf(lineFeed)
  if (firstEnd === -1) return undefined
  const first = objectIn(bytes.subarray(0, firstEnd))
  if (first === undefined) return undefined
  const lines: [from: number, to: number][] = []
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, at)
    const end = found === -1 ? bytes.length : found
    if (!isBlank(bytes, at, end)) lines.push([at, end])
    at = end + 1
  }
  if (lines.length < 2) return undefined
  const isExport = typeof first.bodyBase64 === 'string'
  const [from = 0, to = 0] = lines.at(-1) ?? []
  if (isExport && isEnd(bytes.subarray(from, to))) lines.pop()
  return {
    kind: isExport ? 'export' : 'ndjson',
    count: lines.length,
    document(index) {
      const [from, to] = lines[index] ?? [0, 0]
      const line = bytes.subarray(from, to)
      return (isExport && exported(line)) || { label: '', bytes: line }
    },
  }
}

/** The last line of an export, which counts the others. */
function isEnd(line: Uint8Array): boolean {
  return objectIn(line)?.type === 'end'
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (!' \t\r'.includes(String.fromCharCode(bytes[at] ?? 0))) return false
  return true
}

/** The body of an entry that the kit exported, and not the line about it. */
function exported(line: Uint8Array): { label: string; bytes: Uint8Array } | undefined {
  const entry = objectIn(line)
  if (typeof entry?.bodyBase64 !== 'string') return undefined
  try {
    const body = Uint8Array.from(atob(entry.bodyBase64), (character) => character.charCodeAt(0))
    return { label: typeof entry.id === 'string' ? entry.id.slice(0, 60) : '', bytes: body }
  } catch {
    return undefined
  }
}

/** The bodies that its requests posted. */
function harIn(bytes: Uint8Array): Documents | undefined {
  if (!/^\s*\{\s*"log"\s*:\s*\{/.test(decoder.decode(bytes.subarray(0, 200)))) return undefined
  const har = objectIn(bytes) as { log?: { entries?: unknown } } | undefined
  const entries = har?.log?.entries
  if (!Array.isArray(entries)) return undefined
  const posted = entries.flatMap((entry) => postedBy(entry) ?? [])
  if (posted.length === 0) return undefined
  return {
    kind: 'har',
    count: posted.length,
    document(index) {
      const { label = '', text = '' } = posted[index] ?? {}
      return { label, bytes: new TextEncoder().encode(text) }
    },
  }
}

function postedBy(entry: unknown): { label: string; text: string } | undefined {
  const { request } = (entry ?? {}) as { request?: { method?: unknown; url?: unknown; postData?: unknown } }
  const { text } = (request?.postData ?? {}) as { text?: unknown }
  if (typeof text !== 'string') return undefined
  return { label: `${request?.method} ${request?.url}`.slice(0, 120), text }
}

function objectIn(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
