import type { RequestHandler } from 'express'
import { refuse } from '../refuse.ts'
import type { SendParts } from '../send/answer-send.ts'
import { outgoing, ownUrl } from '../send/outgoing.ts'
import { curlCommand } from './curl-command.ts'

type Parts = Pick<SendParts, 'inbox' | 'hookUrl' | 'hooksTokens' | 'now'>

/** `GET /inspector/entries/:id/curl?to=&signed=1`: signed and stamped anew, or with the headers as kept. */
export function answerCurl({ inbox, hookUrl, hooksTokens, now }: Parts): RequestHandler<{ id: string }> {
  return async (req, res) => {
    const { id } = req.params
    const [entry, kept] = await Promise.all([inbox.entry(id), inbox.request(id)])
    if (!entry || !kept) return refuse(res, 404, `No entry ${id}`)
    const { to, signed } = req.query
    if (to !== undefined && !isHttp(to)) return refuse(res, 422, 'to: takes an http or https URL')
    const hooksToken = hooksTokens[0] ?? null
    if (signed === '1' && hooksToken === null) {
      return refuse(res, 422, 'The receiver has no hooks token to sign with: leave signed out.')
    }
    const { headers, body } = outgoing(
      { kept, stamp: signed === '1' ? 'now' : 'kept' },
      { hooksToken, now: now() },
    )
    const url = to ?? ownUrl(hookUrl(), headers, entry.wireEvent)
    const raw = `${new URL(hookUrl()).origin}/api/entries/${entry.id}/raw`
    const download = { url: raw, file: `entry-${entry.id}.body` }
    res.type('text/plain').send(curlCommand({ url: new URL(url).href, headers, body, download }))
  }
}

function isHttp(text: unknown): text is string {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
