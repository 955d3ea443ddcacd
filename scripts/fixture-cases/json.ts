/** A number as it is to stand in the text: `399.0` and `1e400` do not survive as JavaScript numbers. */
export interface Spelled {
  spelled: string
}

export type Json = null | boolean | number | string | Spelled | Json[] | { [key: string]: Json }

export type JsonObject = { [key: string]: Json }

export const spelled = (text: string): Spelled => ({ spelled: text })

/** Compact JSON without a last newline, as the vendor sends it. */
export function write(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value.spelled === 'string') return value.spelled
  const members = Object.entries(value as JsonObject)
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`
}
