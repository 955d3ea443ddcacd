/** Parts as the grammar of the receiver parts them; what each of them means is its business. */
function partsOf(q: string): string[] {
  return q.match(/(?:[^\s"]+|"[^"]*"?)+/g) ?? []
}

const term = /^(event|verdict|order|store|flag|handler|since|until):(.+)$/s
const comparison = /^[A-Za-z_][\w-]*(?:\.[\w-]+)+(!=|>=|<=|=|>|<)/s

/** The bare words of a filter, to be marked where they are shown. */
export function wordsIn(q: string): string[] {
  return partsOf(q)
    .filter((part) => !term.test(part) && !comparison.test(part))
    .map((part) => part.replaceAll('"', ''))
    .filter((word) => word !== '')
}

export function hasTerm(q: string, wanted: string): boolean {
  return partsOf(q).includes(wanted)
}

/** The filter with a term put in, in the place of one of the same name: each may be given once. */
export function withTerm(q: string, wanted: string): string {
  const name = wanted.slice(0, wanted.indexOf(':') + 1)
  return [...partsOf(q).filter((part) => !part.startsWith(name)), wanted].join(' ')
}

export function withoutTerm(q: string, unwanted: string): string {
  return partsOf(q)
    .filter((part) => part !== unwanted)
    .join(' ')
}
