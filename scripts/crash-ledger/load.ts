import { Pool } from 'undici'
import { webhookPath } from '../../src/receiver/index.ts'
import type { Book } from './book.ts'
import type { LedgerRequest } from './requests.ts'

export interface LoadOptions {
  /** Receivers, each without a slash at the end; requests are spread over them. */
  urls: readonly string[]
  /** Requests under way at once, over all receivers. */
  inFlight: number
  book: Book
  requestOf: (number: number) => LedgerRequest
  /** Called after each answer of 2xx. */
  onAcknowledged: () => void
}

/** Requests under way, always as many. */
export interface Load {
  /** Resolves when no receiver is left to post to. */
  over: Promise<unknown>
  /** Begins no further request and waits for the answers of those under way. */
  halt(): Promise<void>
}

/** How long a store waits for its answer. */
const storeTimeout = 15_000

/** Posts as a store does, over connections that are kept; a receiver that is gone is posted to no more. */
export function startLoad({ urls, inFlight, book, requestOf, onAcknowledged }: LoadOptions): Load {
  let halted = false
  const each = Math.ceil(inFlight / urls.length)
  const pools = urls.map(
    (url) =>
      new Pool(url, {
        connections: each,
        headersTimeout: storeTimeout,
        bodyTimeout: storeTimeout,
        pipelining: 1,
      }),
  )

  async function post(pool: Pool): Promise<boolean> {
    const number = book.next()
    const { method, headers, body } = requestOf(number)
    let status = 0
    try {
      const answer = await pool.request({ path: webhookPath, method, headers, body })
      status = answer.statusCode
      const told = await answer.body.text()
      book.answered(number, { status, id: idIn(told) })
    } catch {
      // The status is the answer, even when the rest of it was cut off.
      if (status > 0) book.answered(number, { status, id: null })
      else book.unanswered(number)
      return false
    }
    if (status < 300) onAcknowledged()
    return true
  }

  async function keepPosting(pool: Pool): Promise<void> {
    while (!halted && (await post(pool)));
  }

  const workers = pools.flatMap((pool) => Array.from({ length: each }, () => keepPosting(pool)))
  const over = Promise.all(workers)
  return {
    over,
    async halt() {
      halted = true
      await over
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

function idIn(told: string): string | null {
  const { id } = JSON.parse(told) as { id?: unknown }
  return typeof id === 'string' ? id : null
}
