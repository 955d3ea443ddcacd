import type { LosslessNumber } from 'lossless-json'

/** A JSON value whose numbers keep their spelling. */
export type Json = null | boolean | string | LosslessNumber | Json[] | { [key: string]: Json }

export type ReadJson =
  | {
      ok: true
      value: Json
      text: string
      /** Keys that an object has more than once; the last one counts, as in JSON.parse. */
      doubled: string[]
      hasMark: boolean
      /** Writes a value as it was spelled. */
      write: (value: Json) => string
    }
  | { ok: false; message: string }

/** Reads bytes as JSON in UTF-8, with every digit of its numbers. */
export async function readJson(bytes: Uint8Array): Promise<ReadJson> {
  const { parse, stringify } = await import('lossless-json')
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, message: 'its bytes are not UTF-8' }
  }
  const doubled: string[] = []
  const onDuplicateKey = ({ key, newValue }: { key: string; newValue: unknown }) => {
    doubled.push(key)
    return newValue
  }
  try {
    const value = parse(text, undefined, { onDuplicateKey }) as Json
    return { ok: true, value, text, doubled, hasMark, write: (each) => stringify(each) ?? '' }
  } catch (error) {
    return { ok: false, message: error instanceof RangeError ? 'it is nested too deeply' : messageOf(error) }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function isNumber(value: Json): value is LosslessNumber {
  return typeof value === 'object' && value !== null && 'isLosslessNumber' in value && !isOwnKey(value)
}

/** An object of a body may have a member of that name too; a number's is its class's own. */
function isOwnKey(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
}

export function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value)
}
