import { setTimeout as wait } from 'node:timers/promises'
import { type Dispatcher, getGlobalDispatcher, request } from 'undici'
import { CannotStart } from '../exit.ts'
import type { VendorAccess } from './access.ts'
import { refusalOf, unreachable } from './faults.ts'
import { pauseMs } from './rate-limit.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Jumpseller's REST API, as far as the kit needs it: see docs/wire.md. */
export interface VendorApi {
  readonly url: string
  /**
   * The answer as JSON; `path` begins behind the version.
   *
   * @throws CannotStart when the store refuses or is not there; the message has the next step and no credentials.
   */
  call<T>(method: Method, path: string, body?: object): Promise<T>
  /** The bytes of what is read, as the store wrote them. */
  read(path: string): Promise<Buffer>
}

export interface VendorApiOptions {
  /** Waits so many milliseconds before a call that came too soon is made again. @default by the wall's clock */
  pause?: (milliseconds: number) => Promise<unknown>
  /** Makes the calls. @default undici's own */
  dispatcher?: Dispatcher
}

const timeLimitMs = 30_000
/** A page of 100 orders is half a megabyte. */
const largestAnswer = 32 * 2 ** 20
/** Of one call, when it came too soon. */
const mostPauses = 6

export function createVendorApi(
  access: VendorAccess,
  { pause = wait, dispatcher = getGlobalDispatcher() }: VendorApiOptions = {},
): VendorApi {
  const { url } = access
  const credentials = Buffer.from(`${access.login}:${access.authtoken}`).toString('base64')

  async function once(method: Method, path: string, body?: object) {
    // A redirect is not followed: the credentials are for this host alone.
    const response = await request(`${url}${path}`, {
      method,
      headers: {
        authorization: `Basic ${credentials}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(timeLimitMs),
      dispatcher,
    })
    const bytes = await allOf(response.body)
    return { status: response.statusCode, headers: response.headers, bytes }
  }

  async function ask(method: Method, path: string, body?: object): Promise<Buffer> {
    for (let pauses = 0; ; pauses += 1) {
      const answer = await once(method, path, body).catch((error) => {
        throw unreachable(url, error)
      })
      if (answer.status >= 200 && answer.status < 300) return answer.bytes
      const ms = answer.status === 429 ? pauseMs(answer.headers['retry-after'], Date.now()) : undefined
      if (ms === undefined || pauses === mostPauses) throw refusalOf(answer, { method, path, access })
      await pause(ms)
    }
  }

  return {
    url,
    read: (path) => ask('GET', path),
    async call<T>(method: Method, path: string, body?: object) {
      const bytes = await ask(method, path, body)
      try {
        return JSON.parse(bytes.toString('utf8')) as T
      } catch {
        throw new CannotStart(`${url} answers, but not with JSON: is it the API's address? Check --api.`)
      }
    },
  }
}

async function allOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > largestAnswer) throw new Error(`its answer is larger than ${largestAnswer} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
