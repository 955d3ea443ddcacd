import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What reached a test's receiver. */
export interface Arrived {
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface Receiver {
  url: string
  arrived: Arrived[]
}

/** Listens on a free port of the loopback until the test is over; answers `http://127.0.0.1:<port>`. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener))
}

/** A receiver that answers with these statuses in turn, and with the last of them from then on. */
export async function receiver(...statuses: number[]): Promise<Receiver> {
  const arrived: Arrived[] = []
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    arrived.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
    response.statusCode = statuses[arrived.length - 1] ?? statuses.at(-1) ?? 200
    response.end(`answer ${arrived.length}`)
  })
  return { url: `${url}/hook`, arrived }
}

/** A URL at which nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/`
}

/** A promise and the function that settles it: for receivers that answer when the test says so. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
