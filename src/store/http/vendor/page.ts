import type { Request } from 'express'
import { wholeNumber } from '../read-request.ts'

/** The page that the query's `page` (from 1) and `limit` (50 unless told, at most 100) ask for. */
export function pageOf<T>(request: Request, all: readonly T[]): T[] {
  const limit = wholeNumber(request.query.limit, { otherwise: 50, least: 1, most: 100 })
  const page = wholeNumber(request.query.page, { otherwise: 1, least: 1, most: Number.MAX_SAFE_INTEGER })
  return all.slice((page - 1) * limit, page * limit)
}
