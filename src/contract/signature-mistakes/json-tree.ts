/** JSON that remembers how its numbers are spelled. */
export type JsonTree =
  | { kind: 'object'; members: Map<string, JsonTree> }
  | { kind: 'list'; items: JsonTree[] }
  | { kind: 'number'; literal: string }
  | { kind: 'text'; text: string }
  | { kind: 'word'; word: string }

const token = /\s*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|([^\s{}[\],:"]+))/gy

/**
 * Reads text that is known to be JSON, and not nested deeper than a stack bears. As for most readers, of a key
 * that is given twice the last value stands, where the first one stood.
 */
export function jsonTree(text: string): JsonTree {
  const tokens = text.matchAll(token)
  const next = () => tokens.next().value ?? ['', '', '', '']

  function value([, mark, quoted, bare = '']: readonly (string | undefined)[]): JsonTree {
    if (mark === '{') return object()
    if (mark === '[') return list()
    if (quoted !== undefined && quoted !== '') return { kind: 'text', text: JSON.parse(quoted) }
    return /^[-\d]/.test(bare) ? { kind: 'number', literal: bare } : { kind: 'word', word: bare }
  }

  function object(): JsonTree {
    const members = new Map<string, JsonTree>()
    let part = next()
    while (part[1] !== '}') {
      if (part[1] === ',') part = next()
      const key: string = JSON.parse(part[2] ?? '""')
      next()
      members.set(key, value(next()))
      part = next()
    }
    return { kind: 'object', members }
  }

  function list(): JsonTree {
    const items: JsonTree[] = []
    let part = next()
    while (part[1] !== ']') {
      items.push(value(part[1] === ',' ? next() : part))
      part = next()
    }
    return { kind: 'list', items }
  }

  return value(next())
}
