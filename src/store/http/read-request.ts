import type { Request } from 'express'

export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The body when it is an object, or an empty one when there is none; undefined for anything else. */
export function bodyOf(request: Request): JsonObject | undefined {
  const body: unknown = request.body ?? {}
  return isJsonObject(body) ? body : undefined
}

/** The object that the vendor wraps in its name, as in `{"hook": {…}}`. */
export function wrappedBody(request: Request, name: string): JsonObject | undefined {
  const inner = bodyOf(request)?.[name]
  return isJsonObject(inner) ? inner : undefined
}

/** An id from the path; no record has the id NaN, so one that is not a number is simply unknown. */
export function idOf(request: Request): number {
  const { id } = request.params
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN
}

/** A whole number from the query between the bounds, or the one to take when none is given or it is none. */
export function wholeNumber(
  value: unknown,
  { otherwise, least, most }: { otherwise: number; least: number; most: number },
): number {
  if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) return otherwise
  return Math.min(most, Math.max(least, Number(value)))
}
