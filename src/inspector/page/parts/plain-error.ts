import type { ValidationError } from '../../../contract/index.ts'
import { keysOf } from './json-pointer.ts'

const kinds: Record<string, string> = {
  object: 'an object {…}',
  array: 'a list […]',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
}

/** What the schema finds wrong, as a sentence: `order.total is to be a number or null.` */
export function plainError({ path, message }: ValidationError): string {
  return `${nameOf(path)} ${plainMessage(message)}.`
}

/** Without the name: `is to be a number or null`. */
export function plainMessage(message: string): string {
  const types = /^must be ([a-z]+(?:,[a-z]+)*)$/.exec(message)?.[1]
  if (!types) return message
  const told = types.split(',').map((type) => kinds[type] ?? type)
  return `is to be ${told.join(' or ')}`
}

/** `order.products[2].qty`, or the body itself. */
export function nameOf(pointer: string): string {
  const keys = keysOf(pointer)
  if (keys.length === 0) return 'The body'
  return keys
    .map((key, at) => (/^\d+$/.test(key) ? `[${key}]` : `${at > 0 ? '.' : ''}${key}`))
    .join('')
    .slice(0, 200)
}
