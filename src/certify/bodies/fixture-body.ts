import { readFileSync } from 'node:fs'

/** Above src in a clone and above dist in the package. */
const fixtures = new URL('../../../fixtures/', import.meta.url)
const orderId = /("id":\s*"?)\d+/
const read = new Map<string, string>()

/**
 * The bytes of `fixtures/<place>.body.json` as those of another order: only the digits of the order's id differ,
 * which come first in every fixture that has one.
 */
export function fixtureBody(place: string, id: number): Buffer {
  // As Latin-1 every byte stays what it is.
  const text = read.get(place) ?? readFileSync(new URL(`${place}.body.json`, fixtures), 'latin1')
  read.set(place, text)
  return Buffer.from(text.replace(orderId, `$1${id}`), 'latin1')
}

/** The same bytes but for one text, which must be there, in place of which another stands. */
export function changed(body: Buffer, [text, other]: readonly [string, string]): Buffer {
  const before = body.toString('latin1')
  if (!before.includes(text)) throw new Error(`The fixture has no ${text}: mend the one or the other.`)
  return Buffer.from(before.replace(text, other), 'latin1')
}
