import type { Fields } from '../../../../receiver/domain/fields.ts'

export interface FieldChange {
  /** `shippingAddress.city`, `lines.0.price`. */
  field: string
  /** As text; null where it is absent. */
  before: string | null
  after: string | null
}

/** The values of all fields by their path, absent ones as null; lists and addresses are taken apart. */
export function flatFields(fields: Fields): Map<string, string | null> {
  const flat = new Map<string, string | null>()
  flatten(fields, '', flat)
  return flat
}

/** The same by what they belong to: the order itself under the empty text, then each address and line. */
export function groupedFields(fields: Fields): Map<string, { name: string; value: string | null }[]> {
  const groups = new Map<string, { name: string; value: string | null }[]>()
  for (const [path, value] of flatFields(fields)) {
    const cut = path.lastIndexOf('.')
    const group = path.slice(0, Math.max(0, cut))
    const member = { name: path.slice(cut + 1), value }
    groups.set(group, [...(groups.get(group) ?? []), member])
  }
  return groups
}

function flatten(value: unknown, path: string, into: Map<string, string | null>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(path, value === null || value === undefined ? null : String(value))
    return
  }
  const members = Object.entries(value)
  if (members.length === 0) into.set(path, null)
  for (const [key, member] of members) flatten(member, path ? `${path}.${key}` : key, into)
}

/** What differs between the fields of one entry and those of the next, in the order of the fields. */
export function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  const [old, now] = [flatFields(before), flatFields(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter(({ before: was, after: is }) => was !== is)
}
