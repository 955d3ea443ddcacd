import type { RefusalReason } from './domain/verdict.ts'

export interface RefusedRequest {
  /** From 1, in the order in which they came since the receiver started. */
  id: number
  reason: RefusalReason
  /** Milliseconds since 1970. */
  at: number
  rawHeaders: readonly string[]
  /** The first bytes of the body; empty where it was never read. */
  body: Buffer
}

/** The newest refused requests, in memory: bounded, since anybody can add to them. */
export interface RefusedRequests {
  add(request: Omit<RefusedRequest, 'id'>): void
  /** Newest first. */
  list(): readonly RefusedRequest[]
}

const requestsKept = 200
/** Of a refused request's body, at most. */
export const bytesKept = 16_384
const headerCharactersKept = 8_192

export function createRefusedRequests(): RefusedRequests {
  const kept: RefusedRequest[] = []
  let count = 0
  return {
    add(request) {
      // A copy of its own: a part of a large buffer would keep the whole of it alive.
      const body = Buffer.from(request.body.subarray(0, bytesKept))
      count += 1
      kept.unshift({ ...request, id: count, body, rawHeaders: bounded(request.rawHeaders) })
      kept.length = Math.min(kept.length, requestsKept)
    },
    list: () => kept,
  }
}

function bounded(rawHeaders: readonly string[]): string[] {
  let characters = 0
  const headers: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    characters += name.length + value.length
    if (characters > headerCharactersKept) break
    headers.push(name, value)
  }
  return headers
}
