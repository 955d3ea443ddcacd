/** Of one connection alone (RFC 9110, 7.6.1), or made anew by the client that passes the request on. */
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

/** The headers to pass on, names and values in turn, spelled and repeated as received. */
export function forwardedHeaders(rawHeaders: readonly string[]): string[] {
  const dropped = new Set(ofTheConnection)
  for (const [name, value] of pairs(rawHeaders)) {
    if (name.toLowerCase() !== 'connection') continue
    for (const named of value.split(',')) dropped.add(named.trim().toLowerCase())
  }
  return pairs(rawHeaders).flatMap((pair) => (dropped.has(pair[0].toLowerCase()) ? [] : pair))
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : [],
  )
}
