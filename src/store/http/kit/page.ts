import type { Request } from 'express'
import { wholeNumber } from '../read-request.ts'

export interface PageQuery {
  /** 50 unless told, at most 500. */
  limit: number
  /** Only what has a smaller id. */
  before: number | undefined
}

export function pageQuery({ query }: Request): PageQuery {
  const before = wholeNumber(query.before, { otherwise: -1, least: 0, most: Number.MAX_SAFE_INTEGER })
  return {
    limit: wholeNumber(query.limit, { otherwise: 50, least: 1, most: 500 }),
    before: before < 0 ? undefined : before,
  }
}

/** The first of what is found, and what to give as `before` for the next page; null when there is none. */
export function firstPage<T extends { id: number }>(
  found: Iterable<T>,
  limit: number,
): { page: T[]; next: number | null } {
  const page: T[] = []
  for (const one of found) {
    if (page.length === limit) return { page, next: page.at(-1)?.id ?? null }
    page.push(one)
  }
  return { page, next: null }
}
