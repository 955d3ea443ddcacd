import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { type Exchange, excerptOf, headersExcerpt } from '../exchange.ts'
import type { Gate } from './gate.ts'
import type { HookRequest } from './hook-request.ts'

/** How a request travels; what is left out is as the store does it: in one go, on a connection of its own. */
export interface Manner {
  /** The body in so many parts with a pause before each. */
  parts?: { count: number; pauseMs: number }
  /** Leaves the length out: `Transfer-Encoding: chunked`. */
  chunked?: true
  /** Sends `Expect: 100-continue`, and the body when the target asks for it or says nothing for a second. */
  expectContinue?: true
  /** Where it waits with its last byte for others. */
  gate?: Gate
  /** A connection that is kept from one request to the next. */
  connection?: Connection
}

/** One connection at a time, reused while the target keeps it open. */
export interface Connection {
  readonly agent: HttpAgent
  close(): void
}

export interface Client {
  send(request: HookRequest, manner?: Manner): Promise<Exchange>
  openConnection(): Connection
}

interface ClientOptions {
  url: URL
  /** Until the answer's last byte. */
  timeLimitMs: number
  /** Milliseconds that only grow. */
  elapsed: () => number
}

const answerBytesKept = 64 * 1024
const patienceForContinueMs = 1_000

/** Posts to one URL alone. Follows no redirect; what goes wrong on the network is an answer, never an exception. */
export function createClient({ url, timeLimitMs, elapsed }: ClientOptions): Client {
  const isSecure = url.protocol === 'https:'
  const ask = isSecure ? httpsRequest : httpRequest
  const newAgent = (options: { keepAlive: boolean; maxSockets?: number }) =>
    isSecure ? new HttpsAgent(options) : new HttpAgent(options)
  const agent = newAgent({ keepAlive: false })

  function send(request: HookRequest, manner: Manner = {}): Promise<Exchange> {
    const { method, headers, body } = request
    const began = elapsed()
    return new Promise((resolve) => {
      const framing: [string, string] = manner.chunked
        ? ['Transfer-Encoding', 'chunked']
        : ['Content-Length', String(body.length)]
      const all = [
        ...headers,
        ...(body.length > 0 || method === 'POST' ? [framing] : []),
        ...(manner.expectContinue ? [['Expect', '100-continue'] as const] : []),
      ]
      const asked = ask(url, { method, agent: manner.connection?.agent ?? agent })
      for (const [name, value] of all) asked.setHeader(name, value)
      const timer = setTimeout(() => tell(null, timeoutFailure(timeLimitMs)), timeLimitMs)

      function tell(answer: Exchange['answer'], failure: Exchange['failure']): void {
        clearTimeout(timer)
        if (failure) asked.destroy()
        resolve({
          request: {
            line: `${method} ${url.pathname}${url.search}`,
            headers: headersExcerpt(all),
            body: excerptOf(body),
            size: body.length,
          },
          answer,
          failure,
          ms: elapsed() - began,
        })
      }

      asked.on('response', (answer) => read(answer, tell))
      asked.on('error', (error) => tell(null, { kind: 'network', message: messageOf(error) }))
      void write(asked, body, manner)
    })
  }

  function openConnection(): Connection {
    const kept = newAgent({ keepAlive: true, maxSockets: 1 })
    return { agent: kept, close: () => kept.destroy() }
  }

  return { send, openConnection }
}

function timeoutFailure(timeLimitMs: number): Exchange['failure'] {
  return { kind: 'timeout', message: `not answered within ${timeLimitMs / 1000} s` }
}

function messageOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message
}

function read(
  answer: IncomingMessage,
  tell: (answer: Exchange['answer'], failure: Exchange['failure']) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  answer.on('data', (chunk: Buffer) => {
    if (size < answerBytesKept) chunks.push(chunk)
    size += chunk.length
  })
  answer.on('error', (error) => tell(null, { kind: 'network', message: messageOf(error) }))
  answer.on('end', () => {
    const status = answer.statusCode ?? 0
    const raw = answer.rawHeaders
    const headers = Array.from({ length: raw.length / 2 }, (_, pair) => {
      return [raw[pair * 2] ?? '', raw[pair * 2 + 1] ?? ''] as const
    })
    tell({ status, headers: headersExcerpt(headers), body: excerptOf(Buffer.concat(chunks)) }, null)
  })
}

async function write(asked: ClientRequest, body: Uint8Array, manner: Manner): Promise<void> {
  if (manner.expectContinue) await continued(asked)
  if (manner.gate) {
    const last = body.length - 1
    await written(asked, body.subarray(0, last))
    await manner.gate.arrive()
    if (!asked.destroyed) asked.end(body.subarray(last))
    return
  }
  const { count, pauseMs } = manner.parts ?? { count: 1, pauseMs: 0 }
  if (pauseMs > 0) asked.flushHeaders()
  const length = Math.ceil(body.length / count)
  for (let part = 0; part < count; part += 1) {
    if (pauseMs > 0) await pause(pauseMs)
    if (asked.destroyed) return
    const bytes = body.subarray(part * length, (part + 1) * length)
    // The last part is written by itself too: together with the end, it would be sent with a length.
    if (bytes.length > 0) asked.write(bytes)
  }
  asked.end()
}

/** Resolves when the bytes are on their way, or when there is no way any more. */
function written(asked: ClientRequest, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    asked.once('close', resolve)
    asked.write(bytes, () => resolve())
  })
}

function continued(asked: ClientRequest): Promise<void> {
  asked.flushHeaders()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceForContinueMs)
    const go = () => {
      clearTimeout(timer)
      resolve()
    }
    for (const event of ['continue', 'response', 'error', 'close']) asked.once(event, go)
  })
}
