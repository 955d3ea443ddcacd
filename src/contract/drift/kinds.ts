/** The types of JSON Schema, and `huge`: a number that JavaScript reads as infinite, which no schema allows. */
export const kinds = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null', 'huge'] as const

export type Kind = (typeof kinds)[number]

/** Of a value that JSON.parse made. `integer` as ajv counts it: 1.0 and 1e300 are. */
export function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return numberKind(value)
  return typeof value as 'string' | 'boolean' | 'object'
}

function numberKind(value: number): Kind {
  if (!Number.isFinite(value)) return 'huge'
  return Number.isInteger(value) ? 'integer' : 'number'
}
