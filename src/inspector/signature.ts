import type { RequestHandler } from 'express'
import { explainSignature } from '../contract/index.ts'
import { headerPairs } from '../receiver/http/views.ts'
import type { Inbox } from '../receiver/index.ts'
import { bytesKept, type RefusedRequest } from '../receiver/refused-requests.ts'
import type { SignatureAnswer } from './api.ts'
import { refuse } from './refuse.ts'
import { withoutTokens } from './without-tokens.ts'

interface Parts {
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

/** `GET /inspector/refused/:id/signature`: by the id that `/api/refused` tells of it. */
export function answerRefusedSignature(
  refused: () => readonly RefusedRequest[],
  parts: Parts,
): RequestHandler<{ id: string }> {
  return (req, res) => {
    const { id } = req.params
    const request = refused().find((each) => String(each.id) === id)
    if (!request) return refuse(res, 404, `No refused request ${id}; only the newest are kept`)
    const message = notJudged(request)
    const answer: SignatureAnswer = message ? { judged: false, message } : explained(request, parts)
    res.json(answer)
  }
}

/** Why a refused request's signature cannot be judged; undefined where it can. */
function notJudged({ reason, body }: RefusedRequest): string | undefined {
  if (!reason.startsWith('signature_')) {
    return body.length === 0
      ? `It was refused as ${reason}, and its body was not read. The signature covers all of the body: it cannot be judged.`
      : `It was refused as ${reason}, not for its signature: there is nothing to judge.`
  }
  if (body.length < bytesKept) return undefined
  return (
    `Only the first ${bytesKept} bytes of a refused body are kept, and the signature covers all of it: ` +
    'it cannot be judged. Send a smaller body with the same code.'
  )
}

function explained(
  { rawHeaders, body }: { rawHeaders: readonly string[]; body: Buffer },
  { hooksTokens }: Parts,
): SignatureAnswer {
  const explanation = explainSignature({ body, headers: headerPairs(rawHeaders), tokens: hooksTokens })
  return { judged: true, explanation: withoutTokens(explanation, hooksTokens) }
}
