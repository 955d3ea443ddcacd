import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, request } from 'undici'
import type { SendFailure, SentAnswer } from '../api.ts'
import type { HeaderPair } from '../header-pairs.ts'
import type { Post } from '../send/post.ts'

/** As Jumpseller's own. */
const defaultTimeLimitMs = 15_000
const answerBytesKept = 20_000

export interface UndiciPost {
  post: Post
  close(): Promise<void>
}

export interface UndiciPostOptions {
  /** Milliseconds for each post. @default 15,000 */
  timeLimitMs?: number
  /** Makes undici's connector, for a server whose certificate nobody else signed. @default undici's own */
  connect?: typeof buildConnector
}

export function createUndiciPost({
  timeLimitMs = defaultTimeLimitMs,
  connect = buildConnector,
}: UndiciPostOptions = {}): UndiciPost {
  const dispatcher = new Agent({
    connect: connect({ lookup: lookupPinned, timeout: timeLimitMs }),
    keepAliveTimeout: 2_000,
    keepAliveMaxTimeout: 2_000,
  })

  const post: Post = async (url, { headers, body }, signal) => {
    const began = performance.now()
    const latency = () => Math.round(performance.now() - began)
    try {
      const response = await request(url, {
        method: 'POST',
        headers: headers.flat(),
        body,
        dispatcher,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
      })
      const read = await beginningOf(response.body)
      const answer: SentAnswer = { headers: pairsOf(response.headers), ...read }
      return { status: response.statusCode, latencyMs: latency(), answer, failure: null }
    } catch (error) {
      return { status: null, latencyMs: latency(), answer: null, failure: failureOf(error) }
    }
  }
  return { post, close: () => dispatcher.destroy() }
}

/** `localhost` is this machine, whatever a resolver says of it. */
const lookupPinned: LookupFunction = (hostname, options, callback) => {
  if (hostname !== 'localhost') return lookup(hostname, options, callback)
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) callback(null, addresses)
  else callback(null, '127.0.0.1', 4)
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<Pick<SentAnswer, 'body' | 'truncated'>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop ends the connection.
    if (size > answerBytesKept) break
  }
  const kept = Buffer.concat(chunks).subarray(0, answerBytesKept)
  return { body: kept.toString('utf8'), truncated: size > answerBytesKept }
}

function pairsOf(headers: Record<string, string | string[] | undefined>): HeaderPair[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values ?? ''].flat().map((value): HeaderPair => [name, value]),
  )
}

const timeouts = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const tls = /^(ERR_TLS|ERR_SSL|CERT_|EPROTO$|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/

function failureOf(error: unknown): SendFailure {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } }
  const word = String(typeof code === 'string' ? code : cause?.code)
  if (name === 'TimeoutError' || timeouts.has(word)) return 'timeout'
  if (word === 'ECONNREFUSED') return 'refused'
  if (word === 'ENOTFOUND' || word.startsWith('EAI_')) return 'dns'
  return tls.test(word) ? 'tls' : 'network'
}
