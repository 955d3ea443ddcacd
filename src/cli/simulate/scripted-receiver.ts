import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Reply } from '../../inspector/index.ts'
import { webhookPath } from '../../receiver/index.ts'

export interface ScriptedReceiver {
  hookUrl: string
  close(): Promise<void>
}

/** A receiver on a free port that answers by a script, whatever it is sent. */
export async function openScriptedReceiver(script: readonly [Reply, ...Reply[]]): Promise<ScriptedReceiver> {
  let requests = 0
  const server = createServer((req, res) => {
    const reply = script[requests] ?? script.at(-1)
    requests += 1
    req.resume()
    if (typeof reply === 'number') req.on('end', () => res.writeHead(reply).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    hookUrl: `http://127.0.0.1:${port}${webhookPath}`,
    async close() {
      const ended = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
}
