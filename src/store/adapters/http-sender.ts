import { Readable } from 'node:stream'
import { Agent, buildConnector } from 'undici'
import type { AttemptAnswer } from '../domain/attempt.ts'
import type { Sender, SendRequest } from '../ports.ts'
import { HttpExchange } from './http-exchange.ts'
import { oddBody } from './odd-body.ts'
import { reach } from './reach.ts'

/** Shorter than servers usually keep idle connections, so that none is closed just as it is used again. */
const keepAliveMs = 2_000
/** When a connection is given up that no attempt waits for any more. */
const connectMs = 15_000
/** Hooks' URLs of which the parts are remembered: reading one takes as long as its headers do. */
const targetsKept = 1_000

interface Target {
  origin: string
  path: string
}

interface SenderOptions {
  /** Makes undici's connector, for a server whose certificate nobody else signed. @default undici's own */
  connect?: typeof buildConnector
}

/** Posts over HTTP/1.1 with keep-alive. */
export function createHttpSender({ connect = buildConnector }: SenderOptions = {}): Sender {
  const agent = new Agent({
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // One limit over the whole attempt instead: that of the exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: connect({ timeout: connectMs }),
  })
  const targets = new Map<string, Target>()

  function targetOf(url: string): Target {
    const known = targets.get(url)
    if (known) return known
    const { origin, pathname, search } = new URL(url)
    const target = { origin, path: pathname + search }
    if (targets.size >= targetsKept) targets.clear()
    targets.set(url, target)
    return target
  }

  function send(request: SendRequest): Promise<AttemptAnswer> {
    const { url, headers, timeLimitMs } = request
    const body = request.manner === undefined ? request.body : Readable.from(oddBody(request))
    return new Promise((resolve) => {
      const exchange = new HttpExchange(timeLimitMs, resolve)
      try {
        const { origin, path } = targetOf(url)
        agent.dispatch({ origin, path, method: 'POST', headers, body }, exchange)
      } catch (error) {
        exchange.onResponseError(undefined, error)
      }
    })
  }

  return {
    send,
    reach,
    close: () => agent.destroy(),
  }
}
