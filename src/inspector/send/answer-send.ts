import type { RequestHandler } from 'express'
import type { Entry, Inbox } from '../../receiver/index.ts'
import type { SendAnswer, SentAttempt } from '../api.ts'
import { refuse } from '../refuse.ts'
import { type Outgoing, outgoing, ownUrl, wireName } from './outgoing.ts'
import type { Post } from './post.ts'
import { type ReadSend, readAsked } from './read-asked.ts'
import { targetOf } from './target.ts'

export interface SendParts {
  inbox: Pick<Inbox, 'entry' | 'request'>
  post: Post
  hookUrl: () => string
  hooksTokens: readonly string[]
  allowedTargets: readonly string[]
  /** Milliseconds since 1970. */
  now: () => number
}

/** `POST /inspector/send` */
export function answerSend(parts: SendParts): RequestHandler {
  return async (req, res) => {
    const read = readAsked(req.body)
    if (!read.ok) return refuse(res, 422, read.message)
    const prepared = await prepare(read.asked, parts)
    if (!prepared.ok) return refuse(res, prepared.status, prepared.message)
    const target = targetOf(prepared.to, { hookUrl: parts.hookUrl(), allowedTargets: parts.allowedTargets })
    if (!target.ok) return refuse(res, 422, target.message)
    const gone = new AbortController()
    res.on('close', () => gone.abort())
    const sent: SentAttempt[] = []
    while (sent.length < read.asked.repeat && !gone.signal.aborted) {
      sent.push(await parts.post(target.url, prepared.request, gone.signal))
    }
    const { headers, body } = prepared.request
    res.json({ url: target.url.href, request: { headers, size: body.length }, sent } satisfies SendAnswer)
  }
}

type Prepared =
  | { ok: true; to: string; request: Outgoing }
  | { ok: false; status: 404 | 422; message: string }

async function prepare(asked: ReadSend, parts: SendParts): Promise<Prepared> {
  const { entry: id, body, event, stamp } = asked
  const found = id === undefined ? undefined : await keptOf(id, parts.inbox)
  if (id !== undefined && !found) return { ok: false, status: 404, message: `No entry ${id}` }
  if (!found && (body === undefined || event === undefined)) {
    return {
      ok: false,
      status: 422,
      message: 'Name what to send: entry, the id of a kept one, or an event with its body.',
    }
  }
  const hooksToken = parts.hooksTokens[0] ?? null
  const request = outgoing({ kept: found?.kept, body, event, stamp }, { hooksToken, now: parts.now() })
  const wireEvent = event === undefined ? (found?.entry.wireEvent ?? null) : wireName(event)
  return { ok: true, request, to: asked.to ?? ownUrl(parts.hookUrl(), request.headers, wireEvent) }
}

async function keptOf(
  id: string,
  inbox: SendParts['inbox'],
): Promise<{ entry: Entry; kept: { rawHeaders: string[]; body: Buffer } } | undefined> {
  const [entry, kept] = await Promise.all([inbox.entry(id), inbox.request(id)])
  return entry && kept && { entry, kept }
}
