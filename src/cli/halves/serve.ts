import { once } from 'node:events'
import type { Server } from 'node:http'
import { Server as HttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { CannotStart } from '../exit.ts'
import { urlOf } from '../host.ts'
import type { SettingName } from '../settings.ts'
import type { OwnTls } from '../tls/open-tls.ts'

interface Place {
  host: string
  port: number
  /** The setting to change when the port cannot be had. */
  portSetting: SettingName
  /** Null where the server speaks plain HTTP. */
  tls: OwnTls | null
}

export interface Serving {
  /** Without a slash at its end. */
  url: string
  /** Takes no further connection; `ended` resolves when the last one has ended. */
  close(): { ended: Promise<void> }
  /** Ends the connections that are left. */
  hangUp(): void
}

/** Listens, or says which setting to change. */
export async function serve(server: Server, { host, port, portSetting, tls }: Place): Promise<Serving> {
  const certificate = tls?.certificate ?? null
  const sockets = new Set<Socket>()
  if (tls && server instanceof HttpsServer) {
    tls.keepRenewed(server)
    // The server itself does not hang up on those that are still shaking hands.
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
  }
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new CannotStart(whyNot(error as NodeJS.ErrnoException, { host, port, portSetting, tls }))
  }
  return {
    url: urlOf({ host, port: (server.address() as AddressInfo).port, certificate }),
    close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      return { ended }
    },
    hangUp() {
      server.closeAllConnections()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException, { host, port, portSetting, tls }: Place): string {
  const another = `set ${portSetting} to another, or to 0 for any free one`
  if (code === 'EADDRINUSE') return `Port ${port} is in use: ${another}.`
  if (code === 'EACCES') return `Port ${port} is not allowed to this user: ${another}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST holds ${JSON.stringify(host)}, which is no address of this machine: set it to 127.0.0.1.`
  }
  return `${urlOf({ host, port, certificate: tls?.certificate ?? null })} cannot be listened at: ${message}`
}
