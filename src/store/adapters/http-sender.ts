import { connect } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import type { AttemptAnswer, ReceivedAnswer } from '../domain/attempt.ts'
import type { Reached, Sender, SendRequest } from '../ports.ts'
import { failureClassOf, messageOf } from './failure-class.ts'

const bodyBytesKept = 64 * 1024
/** Shorter than servers usually keep idle connections, so that none is closed just as it is used again. */
const keepAliveMs = 2_000
/** When a connection is given up that no attempt waits for any more. */
const connectMs = 15_000

/** Posts over HTTP/1.1 with keep-alive. */
export function createHttpSender(): Sender {
  const agent = new Agent({
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    // One limit over the whole attempt instead: see `send`.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectMs },
  })

  async function send(sending: SendRequest): Promise<AttemptAnswer> {
    const started = performance.now()
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), sending.timeLimitMs)
    const latency = () => Math.round(performance.now() - started)
    try {
      const answer = await post(sending, { dispatcher: agent, signal: limit.signal })
      return { answered: true, answer, latencyMs: latency() }
    } catch (error) {
      if (limit.signal.aborted) {
        const message = `no whole answer within ${sending.timeLimitMs / 1000} s`
        return { answered: false, failure: 'timeout', message, latencyMs: latency() }
      }
      return {
        answered: false,
        failure: failureClassOf(error),
        message: messageOf(error),
        latencyMs: latency(),
      }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    send,
    reach,
    close: () => agent.destroy(),
  }
}

async function post(
  { url, headers, body }: SendRequest,
  through: { dispatcher: Dispatcher; signal: AbortSignal },
): Promise<ReceivedAnswer> {
  const response = await request(url, {
    method: 'POST',
    headers: { ...headers },
    body: Buffer.from(body),
    ...through,
  })
  const kept: Buffer[] = []
  let [size, room] = [0, bodyBytesKept]
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    if (room > 0) kept.push(chunk.subarray(0, room))
    size += chunk.length
    room = Math.max(0, room - chunk.length)
  }
  return {
    status: response.statusCode,
    headers: flatHeaders(response.headers),
    body: Buffer.concat(kept),
    truncated: size > bodyBytesKept,
  }
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function reach(url: string, timeLimitMs: number): Promise<Reached> {
  const { hostname, port, protocol } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: timeLimitMs,
    })
    const end = (reached: Reached) => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', () => end({ ok: true }))
    socket.once('timeout', () =>
      end({ ok: false, failure: 'timeout', message: `no connection within ${timeLimitMs / 1000} s` }),
    )
    socket.on('error', (error) =>
      end({ ok: false, failure: failureClassOf(error), message: messageOf(error) }),
    )
  })
}
