import { Agent, request } from 'undici'
import { endToEnd, headerPairs } from '../../inspector/index.ts'
import { followAbort } from '../../receiver/follow-abort.ts'
import type { KeptRequest } from '../../receiver/inbox.ts'

/** `answered` with the status, or why no answer came. */
export type Posted = { answered: true; status: number } | { answered: false; message: string }

export type Post = (kept: KeptRequest, signal: AbortSignal) => Promise<Posted>

/** As Jumpseller's own. */
const timeLimitMs = 15_000

/** Posts kept requests as they came. Follows no redirect; what goes wrong on the network is an answer. */
export function createPoster(to: string): { post: Post; close: () => Promise<void> } {
  const dispatcher = new Agent()
  return {
    async post({ rawHeaders, body }, signal) {
      const limited = followAbort(signal)
      const timer = setTimeout(
        () => limited.abort(new Error(`No answer within ${timeLimitMs} ms`)),
        timeLimitMs,
      )
      try {
        const response = await request(to, {
          method: 'POST',
          headers: endToEnd(headerPairs(rawHeaders)).flat(),
          body,
          dispatcher,
          signal: limited.signal,
        })
        await response.body.dump()
        return { answered: true, status: response.statusCode }
      } catch (error) {
        return { answered: false, message: (error as Error).message || String(error) }
      } finally {
        clearTimeout(timer)
        limited.letGo()
      }
    },
    close: () => dispatcher.destroy(),
  }
}
