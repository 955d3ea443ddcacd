import { setTimeout as pause } from 'node:timers/promises'
import type { Book } from './book.ts'
import { startLoad } from './load.ts'
import type { LedgerRequest } from './requests.ts'
import type { Stand } from './stand.ts'

export interface PostOptions {
  stand: Stand
  inFlight: number
  book: Book
  requestOf: (number: number) => LedgerRequest
}

/** A stand that has acknowledged too little by then never will, in milliseconds. */
const limit = 60_000

/** Posts until so many requests are acknowledged, and on until `end` has ended it. */
export async function postUntil(
  { stand, ...options }: PostOptions,
  acknowledgements: number,
  end: () => Promise<void>,
): Promise<void> {
  let left = Math.max(acknowledgements, options.book.tryAgain())
  let enough = () => {}
  const reached = new Promise<void>((resolve) => {
    enough = resolve
  })
  const load = startLoad({
    ...options,
    urls: stand.urls(),
    onAcknowledged() {
      left -= 1
      if (left === 0) enough()
    },
  })
  const late = new AbortController()
  await Promise.race([reached, load.over, pause(limit, undefined, { signal: late.signal }).catch(() => {})])
  late.abort()
  if (left > 0) {
    await load.halt()
    stand.verifyAlive()
    throw new Error(`${stand.title}: ${left} of the acknowledgements waited for did not come`)
  }
  await end()
  await load.halt()
}
