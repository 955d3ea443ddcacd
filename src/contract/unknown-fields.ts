import { type KnownPart, knownBody } from './generated/known-fields.ts'
import { nearestName } from './nearest-name.ts'

/** A field that schemas/body.json does not know: allowed, and perhaps news, perhaps a slip. */
export interface UnknownField {
  /** JSON Pointer. */
  pointer: string
  /** The known field of the same object that was perhaps meant. */
  nearest: string | null
}

/** As many as are told; a body of a million unknown fields is told by the first of them. */
const fieldsTold = 1000

/** The unknown fields of a parsed body, in their order. */
export function unknownFields(body: unknown): UnknownField[] {
  const told: UnknownField[] = []
  for (const field of unknownIn({ value: body, known: knownBody, pointer: '' })) {
    if (told.push(field) === fieldsTold) break
  }
  return told
}

interface Part {
  value: unknown
  known: KnownPart
  pointer: string
}

function* unknownIn({ value, known, pointer }: Part): Generator<UnknownField> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (!known.items) return
    for (const [index, item] of value.entries()) {
      yield* unknownIn({ value: item, known: known.items, pointer: `${pointer}/${index}` })
    }
    return
  }
  const { fields } = known
  if (!fields) return
  for (const [key, member] of Object.entries(value)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (field) yield* unknownIn({ value: member, known: field, pointer: place })
    else yield { pointer: place, nearest: nearestName(key, Object.keys(fields)) }
  }
}
