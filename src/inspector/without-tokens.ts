const inItsPlace = '[hooks token]'

/** A copy of a JSON value in whose texts no hooks token stands: some senders put it into a header. */
export function withoutTokens<T>(value: T, hooksTokens: readonly string[]): T {
  const tokens = hooksTokens.filter((token) => token !== '')
  if (tokens.length === 0 || value === undefined) return value
  const clean = (text: string) => tokens.reduce((kept, token) => kept.replaceAll(token, inItsPlace), text)
  return JSON.parse(JSON.stringify(value, (_key, each) => (typeof each === 'string' ? clean(each) : each)))
}
