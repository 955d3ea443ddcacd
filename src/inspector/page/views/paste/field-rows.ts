import type { Fields } from '../../../../receiver/domain/fields.ts'

export interface FieldRow {
  /** As code reads it: `lines[0].sku`. */
  name: string
  /** Null where the order does not tell. */
  value: string | null
}

const rowsShown = 500
const charactersShown = 2_000

/** All fields, those of addresses and lines among them, and how many more there are. */
export function fieldRows(fields: Fields): { rows: FieldRow[]; more: number } {
  const rows: FieldRow[] = []
  let count = 0
  for (const { name, value } of leaves('', fields)) {
    count += 1
    if (rows.length < rowsShown) rows.push({ name, value: shown(value) })
  }
  return { rows, more: count - rows.length }
}

/** An empty list is a leaf too: a row says that it is there. */
function* leaves(name: string, value: unknown): Generator<{ name: string; value: unknown }> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  for (const [key, inner] of entries) yield* leaves(nameIn(name, key, Array.isArray(value)), inner)
  if (entries.length === 0) yield { name, value }
}

function nameIn(name: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${name}[${key}]`
  return name === '' ? key : `${name}.${key}`
}

function shown(value: unknown): string | null {
  if (value === null) return null
  const text = Array.isArray(value) ? '[]' : String(value)
  return text.length > charactersShown ? `${text.slice(0, charactersShown)}…` : text
}
