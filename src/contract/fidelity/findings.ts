import { type FidelityKind, fidelityKindNames } from './kinds.ts'

/** One thing in a body that does not survive being parsed, kept or written again. */
export interface Finding {
  kind: FidelityKind
  /** JSON Pointer; one of more than a thousand characters is cut, and ends in `…`. */
  pointer: string
  /** Byte in the body. */
  offset: number
  /** As the body spells it, the first hundred characters; null where there is nothing to show. */
  text: string | null
  /** What JavaScript holds instead, for numbers. */
  held: string | null
  /** What JSON.stringify writes instead, for numbers. */
  rewritten: string | null
  /** How often the key is given, for keys; else 1. */
  times: number
  /** What integrators lose most by, told by the field's name. */
  concerns: 'id' | 'money' | null
}

/** So many of one kind are listed; of the others there is only the number. */
const findingsPerKind = 200
const shownCharacters = 100

type Told = Pick<Finding, 'pointer' | 'offset'> & Partial<Finding>

export interface Findings {
  /** `tell` is asked only while there is room. The finding, or null when it was only counted. */
  add(kind: FidelityKind, tell: () => Told): Finding | null
  has(kind: FidelityKind): boolean
  /** Ordered by the table of kinds, then ids and money first, then by place. */
  list(): Finding[]
  more(): Partial<Record<FidelityKind, number>>
}

export function createFindings(): Findings {
  const kept = new Map<FidelityKind, Finding[]>()
  const counts = new Map<FidelityKind, number>()
  return {
    add(kind, tell) {
      const list = kept.get(kind) ?? []
      if (list.length >= findingsPerKind) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        return null
      }
      const finding = toFinding(kind, tell())
      kept.set(kind, list)
      list.push(finding)
      return finding
    },
    has: (kind) => kept.has(kind),
    list: () => fidelityKindNames.flatMap((kind) => (kept.get(kind) ?? []).sort(byConcern)),
    more: () => Object.fromEntries(counts),
  }
}

function toFinding(kind: FidelityKind, told: Told): Finding {
  const { pointer, offset, text = null, held = null, rewritten = null, times = 1 } = told
  const concerns = concernOf(pointer)
  return { kind, pointer, offset, text: text && shown(text), held, rewritten, times, concerns }
}

/** A text of any length, cut to what a person reads. */
export function shown(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}

function byConcern(one: Finding, other: Finding): number {
  return Number(one.concerns === null) - Number(other.concerns === null) || one.offset - other.offset
}

const money = /^(sub)?total$|tax$|shipping$|discount$|price$|amount$/

function concernOf(pointer: string): Finding['concerns'] {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1)
  if (/(^|_)id$/.test(name)) return 'id'
  return money.test(name) ? 'money' : null
}
