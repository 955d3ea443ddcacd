import { createServer, type RequestListener, type Server } from 'node:http'

/** What every server is started with: its port, and the folder that it may write to. */
export const [port = 0, folder = ''] = [Number(process.argv[2]), process.argv[3]]

export function serve(listener: RequestListener): void {
  listen(createServer(listener))
}

export function listen(server: Server): void {
  server.listen(port, '127.0.0.1')
}
