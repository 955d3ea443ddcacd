import { type JsonText, jsonTexts } from './json-texts.ts'
import { createKnownValues, type KnownValues } from './known-values.ts'
import { type Place, personalPlaces, type Tells, tellsAt } from './personal-places.ts'
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts'
import { changeInSource } from './string-source.ts'

export interface Pseudonymised {
  text: string
  /** Places that were changed. */
  changed: number
}

/**
 * Replaces what tells of people in a valid JSON text: whole where its place says so, and wherever else their values
 * stand, keys among them. Every other byte stays, spelling of numbers, escapes, order and spacing too. The same value
 * has the same pseudonym in every text under one key, unless it were somebody's own value in this one.
 */
export function pseudonymise(text: string, key: string): Pseudonymised {
  const known = createKnownValues()
  const texts = [...jsonTexts(text, personalPlaces)]
  for (const each of texts) learn(known, each, text)
  const pseudonyms = createPseudonyms(key, known.isIn)
  let written = ''
  let at = 0
  let changed = 0
  for (const each of texts) {
    const source = text.slice(each.from, each.to)
    const by = replaced(source, each, { known, pseudonyms })
    if (by === source) continue
    written += text.slice(at, each.from) + by
    at = each.to
    changed += 1
  }
  return { text: written + text.slice(at), changed }
}

const isPersonal = (tells: Tells) => tells === 'name' || tells === 'person'

function learn(known: KnownValues, { kind, from, to, place }: JsonText<Place>, text: string): void {
  const tells = tellsAt(place)
  if (kind === 'key' || !isPersonal(tells)) return
  const source = text.slice(from, to)
  known.add(kind === 'string' ? JSON.parse(source) : source, { isName: tells === 'name' })
}

interface Means {
  known: KnownValues
  pseudonyms: Pseudonyms
}

function replaced(source: string, { kind, place }: JsonText<Place>, means: Means): string {
  const { pseudonyms } = means
  const tells = tellsAt(place)
  if (tells === 'store') return source
  if (kind === 'key') return wherePeopleStand(source, means)
  if (kind === 'number') return numberReplaced(source, tells, means)
  if (isPersonal(tells)) return rewritten(source, pseudonyms.ofText)
  if (tells === 'degrees') return rewritten(source, pseudonyms.ofText)
  return tells === 'link' ? rewritten(source, pseudonyms.ofLink) : wherePeopleStand(source, means)
}

function numberReplaced(source: string, tells: Tells, { known, pseudonyms }: Means): string {
  if (tells === 'degrees') return pseudonyms.ofDegrees(source)
  if (isPersonal(tells)) return pseudonyms.ofNumber(source)
  const [whole] = known.piecesIn(source)
  const isSomebodys = whole?.from === 0 && whole.to === source.length
  return isSomebodys ? pseudonyms.ofNumber(source) : source
}

/** A text that stays as it means keeps its spelling too. */
function rewritten(source: string, by: (text: string) => string): string {
  const text: string = JSON.parse(source)
  const changed = by(text)
  return changed === text ? source : JSON.stringify(changed)
}

function wherePeopleStand(source: string, { known, pseudonyms }: Means): string {
  const text: string = JSON.parse(source)
  const changes = known
    .piecesIn(text)
    .map(({ from, to }) => ({ from, to, by: pseudonyms.ofText(text.slice(from, to)) }))
  return changes.length === 0 ? source : changeInSource(source, changes)
}
