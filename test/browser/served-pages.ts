import { once } from 'node:events'
import { createServer } from 'node:http'

export interface ServedPages {
  /** `http://127.0.0.1:49152` */
  origin: string
  port: number
  close(): Promise<void>
}

export interface Served {
  /** What is answered by path; `.js` and `.html` tell the type. Anything else is a 404. */
  files: Record<string, string>
  /** @default a policy without any exception */
  csp?: string
}

/** A real HTTP server on loopback with a few pages. */
export async function servePages({ files, csp = "default-src 'self'" }: Served): Promise<ServedPages> {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const body = files[path]
    response.setHeader('content-security-policy', csp)
    response.setHeader('content-type', `text/${path.endsWith('.js') ? 'javascript' : 'html'}; charset=utf-8`)
    response.writeHead(body === undefined ? 404 : 200).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
