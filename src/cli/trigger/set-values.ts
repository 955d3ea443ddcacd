import { isUtf8 } from 'node:buffer'
import { WrongUse } from '../exit.ts'
import { placeOf } from './json-place.ts'

/** `--set /order/total=99.5`: a JSON Pointer and the JSON text to put there. */
export interface Assignment {
  pointer: string
  json: string
}

/** What stands behind the `=` is taken as JSON, else as text. */
export function readAssignment(text: string): Assignment | undefined {
  const [, pointer, value] = /^((?:\/[^=]*)+)=(.*)$/s.exec(text) ?? []
  if (pointer === undefined || value === undefined) return undefined
  return { pointer, json: isJson(value) ? value : JSON.stringify(value) }
}

/** The body with other values at the places named; every other byte stays as it is. */
export function setValues(body: Uint8Array, assignments: readonly Assignment[]): Uint8Array {
  if (assignments.length === 0) return body
  let text = Buffer.from(body).toString('utf8')
  if (!isUtf8(body) || !isJson(text))
    throw new WrongUse('--set needs a body that is JSON; send it without --set.')
  for (const { pointer, json } of assignments) text = setValue(text, { pointer, json })
  return Buffer.from(text)
}

function setValue(text: string, { pointer, json }: Assignment): string {
  const found = placeOf(text, pointer)
  if (found.ok) return text.slice(0, found.place.from) + json + text.slice(found.place.to)
  const where = found.parent || 'the body'
  const holds =
    found.holds.length > 0 ? `${where} has ${found.holds.join(', ')}` : `${where} has nothing inside`
  throw new WrongUse(`--set ${pointer}: the body has no such place; ${holds}.`)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
