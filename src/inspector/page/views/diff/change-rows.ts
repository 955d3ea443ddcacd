import type { Delta } from 'jsondiffpatch'
import { pointerOf } from '../../parts/json-pointer.ts'
import { listPairs } from './list-pairs.ts'
import { keySign } from './meaning.ts'
import { isNumber, isObject, type Json } from './read-json.ts'

/** `spelling`: the same number in other digits. `group`: an object or list whose members follow. */
export type RowKind = 'same' | 'changed' | 'added' | 'removed' | 'spelling' | 'group'

export interface ChangeRow {
  kind: RowKind
  /** From 0, of the root's members. */
  depth: number
  /** The member's key, the item's place, or the empty text for the root. */
  key: string
  /** JSON Pointer, of the right side unless it is only on the left one. */
  pointer: string
  /** As spelled in the body; null where there is none on that side. */
  left: string | null
  right: string | null
  /** Of an item that stands elsewhere in its list: its place on the left side. */
  movedFrom: number | null
}

interface Place {
  key: string
  pointer: string
  depth: number
  movedFrom?: number
}

type Write = (value: Json) => string

/** Both values as one tree of rows in the order of the left side, unchanged ones too. */
export function changeRows(left: Json, right: Json, { delta, write }: { delta: Delta; write: Write }) {
  const rows: ChangeRow[] = []
  walk({ key: '', pointer: '', depth: 0 }, { left, right, delta })
  return rows

  function walk(place: Place, pair: { left: Json; right: Json; delta: Delta }): void {
    const { left: was, right: is, delta: change } = pair
    if (Array.isArray(change)) add(place, 'changed', { left: was, right: is })
    else if (isObject(was) && isObject(is)) walkObjects(place, was, is, change)
    else if (Array.isArray(was) && Array.isArray(is)) walkLists(place, was, is, change)
    else add(place, kindOfScalars(was, is), { left: was, right: is })
  }

  function walkObjects(place: Place, was: Record<string, Json>, is: Record<string, Json>, change: Delta) {
    group(place, was, is)
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const at = below(place, key)
      const [before, after] = [memberOf(was, key), memberOf(is, key)]
      if (before === undefined) whole(at, 'added', after as Json)
      else if (after === undefined) whole(at, 'removed', before)
      else
        walk(at, { left: before, right: after, delta: memberOf(change ?? {}, `${keySign}${key}`) as Delta })
    }
  }

  function walkLists(place: Place, was: Json[], is: Json[], change: Delta) {
    group(place, was, is)
    for (const { from, to, delta: ofItem } of listPairs(was.length, is.length, change)) {
      const at = below(place, String(to ?? from))
      if (from === null) whole(at, 'added', is[to as number] as Json)
      else if (to === null) whole(at, 'removed', was[from] as Json)
      else {
        const isMoved = ofItem?.isMoved === true
        const item = { left: was[from] as Json, right: is[to] as Json, delta: ofItem?.delta }
        walk(isMoved ? { ...at, movedFrom: from } : at, item)
      }
    }
  }

  /** All of what is on one side only. */
  function whole(place: Place, kind: 'added' | 'removed', value: Json): void {
    const side = kind === 'added' ? 'right' : 'left'
    if (!(isObject(value) || Array.isArray(value)) || Object.keys(value).length === 0) {
      add(place, kind, { [side]: value })
      return
    }
    rows.push({ ...rowAt(place), kind, [side]: sizeOf(value) })
    for (const [key, member] of Object.entries(value)) whole(below(place, key), kind, member)
  }

  function group(place: Place, was: Json, is: Json): void {
    rows.push({ ...rowAt(place), kind: 'group', left: sizeOf(was), right: sizeOf(is) })
  }

  function add(place: Place, kind: RowKind, sides: { left?: Json; right?: Json }): void {
    const { left: was, right: is } = sides
    rows.push({
      ...rowAt(place),
      kind,
      left: was === undefined ? null : write(was),
      right: is === undefined ? null : write(is),
    })
  }
}

function rowAt({ key, pointer, depth, movedFrom }: Place) {
  return { key, pointer, depth, movedFrom: movedFrom ?? null, left: null, right: null }
}

function below({ pointer, depth }: Place, key: string): Place {
  return { key, pointer: pointer + pointerOf([key]), depth: depth + 1 }
}

function memberOf<T>(object: { [key: string]: T } | object, key: string): T | undefined {
  return Object.hasOwn(object, key) ? (object as { [key: string]: T })[key] : undefined
}

function kindOfScalars(was: Json, is: Json): RowKind {
  return isNumber(was) && isNumber(is) && was.value !== is.value ? 'spelling' : 'same'
}

function sizeOf(value: Json): string {
  if (Array.isArray(value)) return `[ ${value.length} ]`
  return isObject(value) ? `{ ${Object.keys(value).length} }` : ''
}
