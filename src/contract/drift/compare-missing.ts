import { isChange } from './changed.ts'
import type { At } from './compare-field.ts'
import { type Drawn, finding } from './drawn.ts'
import { childPath } from './path.ts'
import { allowedTypes, type Located } from './schema.ts'
import { countSince, type Tally } from './tally.ts'

/** Of fewer bodies that lack a field nothing is said. */
const fewestWithout = 100

/** What the schema knows of an object, and bodies were without. */
export function missingFindings(at: At): Drawn[] {
  const objects = at.learnedPath.kinds.get('object')
  const known = at.all.find(({ schema }) => schema.properties)
  if (!objects || !known) return []
  const names = Object.keys(known.schema.properties ?? {})
  return names.flatMap((key) => [...missing(at, { key, objects, known })])
}

interface Field {
  key: string
  /** Of the bodies that had the object. */
  objects: Tally
  known: Located
}

function* missing(at: At, { key, objects, known }: Field): Generator<Drawn> {
  const path = childPath(at.path, key)
  const seen = at.learned.paths.get(path)
  const { window } = at.period
  const of = countSince(objects, window)
  const without = of - countSince(seen?.seen, window)
  const told = {
    path,
    since: objects.first,
    until: objects.last,
    count: without,
    of,
    types: [],
    value: null,
    allowed: allowedTypes([{ ...known, schema: known.schema.properties?.[key] ?? {} }]),
  }
  if (known.schema.required?.includes(key)) {
    const need = { do: 'stop requiring', at: known, keys: [key] } as const
    if (without > 0) yield { finding: finding('required_missing', told), need: { ...need, keys: [key] } }
    return
  }
  if (!seen) {
    if (of >= fewestWithout) yield { finding: finding('never_seen', told) }
    return
  }
  const since = objects.count - seen.parentsAtLast
  const isGone = isChange({ seen: seen.seen.count, lately: seen.parentsAtLast, all: objects.count })
  if (isGone && without > 0) {
    yield { finding: finding('went_missing', { ...told, since: seen.seen.last, count: since, of: since }) }
  }
}
