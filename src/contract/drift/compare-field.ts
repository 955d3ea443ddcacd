import { isChange } from './changed.ts'
import { type Drawn, drawn, type Facts, type Period } from './drawn.ts'
import type { Kind } from './kinds.ts'
import type { Learned, LearnedPath } from './learned.ts'
import type { Need } from './need.ts'
import { allowedTypes, allows, type Located, type Schema } from './schema.ts'
import type { FindingKind } from './table.ts'
import type { Tally } from './tally.ts'

/** A place that the schema knows, and what came there. */
export interface At {
  learned: Learned
  path: string
  learnedPath: LearnedPath
  /** Where the schema of the place is written. */
  written: Located
  /** What that comes to. */
  all: readonly Located[]
  period: Period
}

export function fieldFindings(at: At): Drawn[] {
  return [...kindFindings(at), ...valueFindings(at)]
}

function* kindFindings(at: At): Generator<Drawn> {
  const allowed = allowedTypes(at.all)
  for (const [kind, tally] of at.learnedPath.kinds) {
    if (!allows(allowed, kind)) yield* unknownKind(at, { kind, tally, allowed })
    else if (isNewKind({ kind, tally, allowed }, at.learnedPath)) {
      yield* found(kind === 'null' ? 'became_null' : 'became_type', factsOf(at, { kind, tally, allowed }))
    }
  }
}

interface SeenKind {
  kind: Kind
  tally: Tally
  allowed: string[] | null
}

function factsOf({ learned, path, learnedPath, period }: At, { kind, tally, allowed }: SeenKind): Facts {
  const { seen, filled } = learnedPath
  const among = { tally: seen, all: kind === 'null' ? seen.count : filled }
  return { learned, path, period, tally, among, types: [kind], allowed }
}

function* unknownKind(at: At, seenKind: SeenKind): Generator<Drawn> {
  const { kind } = seenKind
  const need: Need = { do: 'allow types', at: at.written, types: [kind] }
  // No type takes in a number that is read as infinite: nothing of the schema mends that.
  const mended = kind === 'huge' ? undefined : need
  yield* found(kind === 'null' ? 'null_unknown' : 'type_unknown', factsOf(at, seenKind), mended)
}

function* found(kind: FindingKind, facts: Facts, need?: Need): Generator<Drawn> {
  const finding = drawn(kind, facts)
  if (finding) yield need ? { finding, need } : { finding }
}

const otherNumbers: Partial<Record<Kind, Kind>> = { integer: 'number', number: 'integer' }

/** Whole numbers and others are one where numbers are allowed: prices are either, as it happens. */
function isNewKind({ kind, tally, allowed }: SeenKind, { kinds, seen, filled }: LearnedPath): boolean {
  const other = otherNumbers[kind]
  if (other && kinds.has(other) && allows(allowed, other)) return false
  const all = kind === 'null' ? seen.count : filled
  return isChange({ seen: tally.count, lately: all - tally.before, all })
}

function* valueFindings(at: At): Generator<Drawn> {
  const { learned, path, period, learnedPath } = at
  const { seen, values } = learnedPath
  const listing = at.all.find(({ schema }) => schema.examples ?? schema.enum)
  for (const [value, tally] of values) {
    const among = { tally: seen, all: seen.count }
    const facts: Facts = { learned, path, period, tally, among, types: ['string'], value, allowed: null }
    if (listing) {
      const need: Need = { do: 'add examples', at: listing, values: [value] }
      if (!isListed(listing.schema, value)) yield* found('value_unknown', facts, need)
    } else if (isChange({ seen: tally.count, lately: seen.count - tally.before, all: seen.count })) {
      yield* found('new_value', facts)
    }
  }
}

function isListed({ examples = [], enum: listed = [] }: Schema, value: string): boolean {
  return [...examples, ...listed].includes(value)
}
