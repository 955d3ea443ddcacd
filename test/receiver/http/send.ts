import { once } from 'node:events'
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Sent {
  method?: string
  /** Their names go out in the case given here. */
  headers?: Record<string, string>
  /** In pieces it is sent chunked, unless a Content-Length is among the headers. */
  body?: Buffer | readonly Buffer[]
  /** To send several requests over one connection. */
  agent?: Agent
}

export interface Answered {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

/** Sends a request as it is told to, which `fetch` would mend. */
export async function send(
  url: string,
  { method = 'POST', headers = {}, body, agent }: Sent,
): Promise<Answered> {
  const req = request(url, { method, headers, agent: agent ?? false })
  const answer = once(req, 'response') as Promise<[IncomingMessage]>
  if (Array.isArray(body)) void inPieces(req, body)
  else req.end(body)
  const [res] = await answer
  return { status: res.statusCode ?? 0, headers: res.headers, text: (await buffer(res)).toString() }
}

/** Each piece leaves by itself; the answer may come, and the connection end, before the last. */
async function inPieces(req: ClientRequest, pieces: readonly Buffer[]): Promise<void> {
  req.setNoDelay(true)
  req.on('error', () => {})
  for (const piece of pieces) {
    if (req.destroyed) return
    req.write(piece)
    await new Promise((later) => setImmediate(later))
  }
  req.end()
}
