import type { IncomingMessage } from 'node:http'

export type BodyResult =
  | { ok: true; body: Buffer }
  | { ok: false; reason: 'body_too_large' | 'body_incomplete' | 'raw_body_gone' }

/** A body beyond the limit is read on and thrown away up to so many times the limit, so that its sender reads the answer. */
export const drainedLimits = 8

/**
 * Gathers the raw body, its size checked while it arrives. Bytes that a body parser in front took away are
 * looked for in `req.rawBody`, where several hosts leave them.
 */
export function readBody(req: IncomingMessage, limit: number, done: (result: BodyResult) => void): void {
  if (req.readableEnded || (req as { body?: unknown }).body !== undefined) {
    const { rawBody } = req as { rawBody?: unknown }
    done(Buffer.isBuffer(rawBody) ? withinLimit(rawBody, limit) : { ok: false, reason: 'raw_body_gone' })
    return
  }
  const announced = Number(req.headers['content-length'])
  const chunks: Buffer[] = []
  let size = 0
  let settled = false
  const settle = (result: BodyResult) => {
    if (settled) return
    settled = true
    done(result)
  }
  req.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limit) {
      // Most bodies come whole, in one piece; only the others can end early.
      if (chunks.push(chunk) === 1 && size !== announced) {
        req.on('close', () => settle({ ok: false, reason: 'body_incomplete' }))
      }
      return
    }
    chunks.length = 0
    settle({ ok: false, reason: 'body_too_large' })
    // Behind the answer, which is written only once this turn is over.
    if (size > limit * drainedLimits) setImmediate(() => req.destroy())
  })
  req.on('end', () =>
    settle({ ok: true, body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) }),
  )
  if (announced > limit) settle({ ok: false, reason: 'body_too_large' })
}

function withinLimit(body: Buffer, limit: number): BodyResult {
  return body.length > limit ? { ok: false, reason: 'body_too_large' } : { ok: true, body }
}
