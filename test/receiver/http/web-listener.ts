import type { IncomingMessage, RequestListener } from 'node:http'
import { ReadableStream } from 'node:stream/web'

/** Serves a function from the Web's Request to its Response on Node, and adds nothing. */
export function webListener(handle: (request: Request) => Promise<Response>): RequestListener {
  return async (req, res) => {
    const headers = new Headers()
    for (let at = 0; at + 1 < req.rawHeaders.length; at += 2) {
      headers.append(req.rawHeaders[at] ?? '', req.rawHeaders[at + 1] ?? '')
    }
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD'
    const request = new Request(`http://${req.headers.host}${req.url}`, {
      method: req.method ?? 'GET',
      headers,
      ...(hasBody && { body: ReadableStream.from(bytesOf(req)), duplex: 'half' }),
    } as RequestInit)
    const response = await handle(request)
    res.writeHead(response.status, [...response.headers].flat())
    res.end(Buffer.from(await response.arrayBuffer()))
  }
}

/** A request that is destroyed as a stream leaves its connection open: whoever cancels the body means both. */
async function* bytesOf(req: IncomingMessage): AsyncGenerator<Uint8Array> {
  const { socket } = req
  try {
    yield* req
  } finally {
    if (!req.readableEnded) socket.destroy()
  }
}
