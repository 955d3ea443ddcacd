export type HeaderPair = [name: string, value: string]

export function headerValue(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
}

/** The header put in the place of those of its name, or at the end; null takes them away. */
export function withHeader(headers: readonly HeaderPair[], name: string, value: string | null): HeaderPair[] {
  const isIt = (pair: HeaderPair) => pair[0].toLowerCase() === name.toLowerCase()
  const first = headers.findIndex(isIt)
  const others = headers.filter((pair) => !isIt(pair))
  if (value === null) return others
  if (first < 0) return [...others, [name, value]]
  const before = headers.slice(0, first)
  return [...before, [headers[first]?.[0] ?? name, value], ...others.slice(before.length)]
}

/** Of one connection alone (RFC 9110, 7.6.1), or made anew by whoever sends. */
const ofTheConnection = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'content-length',
]

/** The headers to pass on, spelled and repeated as received. */
export function endToEnd(headers: readonly HeaderPair[]): HeaderPair[] {
  const dropped = new Set(ofTheConnection)
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'connection') continue
    for (const named of value.split(',')) dropped.add(named.trim().toLowerCase())
  }
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()))
}

/** The headers that a replay sends: how the first sender could read the answer is no matter of the next. */
export function sendable(headers: readonly HeaderPair[]): HeaderPair[] {
  return withHeader(endToEnd(headers), 'accept-encoding', null)
}
