import type { SentAttempt } from '../api.ts'
import type { HeaderPair } from '../header-pairs.ts'

/**
 * One POST to a URL that has been judged. Follows no redirect, takes at most fifteen seconds, and keeps the first
 * 20,000 bytes of the answer; what goes wrong on the network is an answer too.
 */
export type Post = (
  url: URL,
  request: { headers: readonly HeaderPair[]; body: Buffer },
  /** Calls it off. */
  signal: AbortSignal,
) => Promise<SentAttempt>
