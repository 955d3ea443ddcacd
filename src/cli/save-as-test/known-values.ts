import { isIP } from 'node:net'
import { fold } from './fold.ts'
import { emailForm, ipForm, pieces } from './pseudonyms.ts'

/** A piece of a text, in UTF-16 units. */
export interface Piece {
  from: number
  to: number
}

/** What has been read of people in one body. */
export interface KnownValues {
  add(value: string, about: { isName: boolean }): void
  /** Whether the text says, or has inside it, what somebody's value says. */
  isIn(text: string): boolean
  /** The pieces of any text that say it, or have the form of an e-mail address or an IP; in order, apart. */
  piecesIn(text: string): Piece[]
}

/** What is shorter stands in too many words and numbers that have nothing to do with it. */
const shortest = { word: 3, digits: 6, inside: 5 }
/** What is longer cannot be a part of a pseudonym. */
const longestInside = 64
/** An expression of more or longer ones is too large. */
const most = { forms: 500, letters: 100 }

export function createKnownValues(): KnownValues {
  /** Folded; also those that are too short to be looked for. */
  const all = new Set<string>()
  /** What is looked for, as it may be written. */
  const forms = new Set<string>()
  let finders: ((text: string) => Piece[])[] | undefined

  function add(value: string, { isName }: { isName: boolean }): void {
    const whole = value.trim()
    if (whole === '') return
    finders = undefined
    const own = whole.match(pieces) ?? []
    const mailboxes = own
      .filter((piece) => piece.includes('@'))
      .map((piece) => piece.slice(0, piece.indexOf('@')))
    const digits = whole.replaceAll(/\D/g, '')
    all.add(fold(whole))
    for (const each of [...own, ...mailboxes, digits]) if (each.length >= shortest.word) all.add(fold(each))
    for (const each of [whole, ...mailboxes, digits, ...(isName ? own : [])]) addForms(each)
  }

  function addForms(text: string): void {
    const enough = /\p{L}/u.test(text) ? shortest.word : shortest.digits
    if (text.length < enough) return
    for (const form of [text, fold(text), text.normalize('NFC'), text.normalize('NFD'), inUrl(text)]) {
      forms.add(form.toLowerCase())
    }
    // Some letters in lower case are not what their own upper case is looked for by.
    forms.add(text)
  }

  function isIn(text: string): boolean {
    const folded = fold(text)
    if (all.has(folded)) return true
    for (let from = 0; from < folded.length; from += 1) {
      const end = Math.min(folded.length, from + longestInside)
      for (let to = from + shortest.word; to <= end; to += 1) {
        if (all.has(folded.slice(from, to))) return true
      }
    }
    return false
  }

  function piecesIn(text: string): Piece[] {
    finders ??= findersOf([...forms])
    return apart(finders.flatMap((find) => find(text)))
  }

  return { add, isIn, piecesIn }
}

function inUrl(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text : encodeURIComponent(text)
}

function findersOf(forms: readonly string[]): ((text: string) => Piece[])[] {
  const long = forms.filter(({ length }) => length > most.letters)
  const short = forms.filter(({ length }) => length <= most.letters)
  const finders = [byForm(emailForm.source), byForm(`(?<ip>${ipForm.source})`), ...long.map(byWord)]
  for (let from = 0; from < short.length; from += most.forms) {
    finders.push(byForm(sources(short.slice(from, from + most.forms)).join('|')))
  }
  return finders
}

function byForm(source: string): (text: string) => Piece[] {
  const form = new RegExp(source, 'giu')
  return (text) =>
    [...text.matchAll(form)]
      .filter(({ 0: piece, groups }) => groups?.ip === undefined || isIP(piece) !== 0)
      .map(({ 0: { length }, index }) => ({ from: index, to: index + length }))
}

function byWord(form: string): (text: string) => Piece[] {
  return (text) => {
    const lower = text.toLowerCase()
    // A few letters change their length with their case, and then nothing stands where it stood.
    const looked = lower.length === text.length ? lower : text
    const found: Piece[] = []
    for (let from = looked.indexOf(form); from >= 0; from = looked.indexOf(form, from + form.length)) {
      found.push({ from, to: from + form.length })
    }
    return found
  }
}

/** The longest first, since the first that fits is taken. Short ones stand by themselves alone. */
function sources(forms: readonly string[]): string[] {
  return forms
    .toSorted((one, other) => other.length - one.length)
    .map((form) => {
      const escaped = form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      return form.length < shortest.inside
        ? `(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`
        : escaped
    })
}

/** In order; those that overlap are one. */
function apart(found: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of found.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && piece.from < last.to) last.to = Math.max(last.to, piece.to)
    else joined.push({ ...piece })
  }
  return joined
}
