import type { RequestHandler } from 'express'
import type { Inbox } from '../receiver/index.ts'
import type { SignatureAnswer } from './api.ts'
import { headerPairs } from './header-pairs.ts'
import { refuse } from './refuse.ts'
import { withoutTokens } from './without-tokens.ts'

/** Tells why a request's signature is right, or which mistake would explain it. */
export type ExplainSignature = (request: {
  body: Buffer
  headers: readonly (readonly [string, string])[]
  tokens: readonly string[]
}) => unknown

/** A refused request, as the receiver keeps it in memory. */
export interface RefusedRequest {
  id: number
  /** Milliseconds since 1970. */
  at: number
  /** Names and values in turn. */
  rawHeaders: readonly string[]
  /** The first bytes of the body. */
  body: Buffer
}

interface Parts {
  explain: ExplainSignature
  hooksTokens: readonly string[]
}

/** `GET /inspector/entries/:id/signature` */
export function answerEntrySignature(
  inbox: Pick<Inbox, 'request'>,
  parts: Parts,
): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const kept = await inbox.request(req.params.id)
    if (!kept) return refuse(res, 404, `No entry ${req.params.id}`)
    res.json(explained(kept, parts))
  }
}

/** Of a refused request so many bytes are kept; what was longer is cut there. */
const refusedBytesKept = 16_384

/** `GET /inspector/refused/:id/signature`: by the id that `/api/refused` tells of it. */
export function answerRefusedSignature(
  refused: () => readonly RefusedRequest[],
  parts: Parts,
): RequestHandler<{ id: string }> {
  return (req, res) => {
    const { id } = req.params
    const request = refused().find((each) => String(each.id) === id)
    if (!request) return refuse(res, 404, `No refused request ${id}; only the newest are kept`)
    res.json(request.body.length < refusedBytesKept ? explained(request, parts) : cutOff)
  }
}

const cutOff: SignatureAnswer<unknown> = {
  judged: false,
  message:
    `Only the first ${refusedBytesKept} bytes of a refused body are kept, and the signature covers all of it: ` +
    'it cannot be judged. Send a smaller body with the same code.',
}

function explained(
  { rawHeaders, body }: { rawHeaders: readonly string[]; body: Buffer },
  { explain, hooksTokens }: Parts,
): SignatureAnswer<unknown> {
  const explanation = explain({ body, headers: headerPairs(rawHeaders), tokens: hooksTokens })
  return { judged: true, explanation: withoutTokens(explanation, hooksTokens) }
}
