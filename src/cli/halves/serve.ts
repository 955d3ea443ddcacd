import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CannotStart } from '../exit.ts'
import { urlOf } from '../host.ts'
import type { SettingName } from '../settings.ts'

interface Place {
  host: string
  port: number
  /** The setting to change when the port cannot be had. */
  portSetting: SettingName
}

export interface Serving {
  /** Without a slash at its end. */
  url: string
  /** Takes no further connection; `ended` resolves when the last one has ended. */
  close(): { ended: Promise<void> }
}

/** Listens, or says which setting to change. */
export async function serve(server: Server, { host, port, portSetting }: Place): Promise<Serving> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new CannotStart(whyNot(error as NodeJS.ErrnoException, { host, port, portSetting }))
  }
  return {
    url: urlOf(host, (server.address() as AddressInfo).port),
    close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      return { ended }
    },
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException, { host, port, portSetting }: Place): string {
  const another = `set ${portSetting} to another, or to 0 for any free one`
  if (code === 'EADDRINUSE') return `Port ${port} is in use: ${another}.`
  if (code === 'EACCES') return `Port ${port} is not allowed to this user: ${another}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST holds ${JSON.stringify(host)}, which is no address of this machine: set it to 127.0.0.1.`
  }
  return `${urlOf(host, port)} cannot be listened at: ${message}`
}
