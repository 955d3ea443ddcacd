/** Keys and indexes from a document's root, as it is walked; an index is a number. */
export type Path = readonly (string | number)[]

/** JSONPath by RFC 9535: `$.order.products[0].name`, and names that are no words in brackets. */
export function jsonPathOf(path: Path): string {
  const parts = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`
    return isWord(key) ? `.${key}` : `[${singleQuoted(key)}]`
  })
  return `$${parts.join('')}`
}

/**
 * How TypeScript reads it from a parsed body: `order.customer?.email`. Below the order all may be null or absent,
 * so that each further step asks first.
 */
export function accessorOf(path: Path): string {
  const [root, ...rest] = path
  if (root === undefined) return 'body'
  const isNamed = typeof root === 'string' && isWord(root)
  const first = isNamed ? root : `body${bracket(root)}`
  return `${first}${rest.map((key, at) => step(key, at === 0)).join('')}`
}

function step(key: string | number, isFirst: boolean): string {
  if (typeof key === 'string' && isWord(key)) return isFirst ? `.${key}` : `?.${key}`
  return isFirst ? bracket(key) : `?.${bracket(key)}`
}

function bracket(key: string | number): string {
  return `[${typeof key === 'number' ? key : JSON.stringify(key)}]`
}

function isWord(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key)
}

function singleQuoted(key: string): string {
  const inside = JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inside}'`
}
