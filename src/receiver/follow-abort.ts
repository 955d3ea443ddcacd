/** A signal of a piece of work's own, which is aborted with what the work is a part of. */
export interface FollowingAbort {
  readonly signal: AbortSignal
  abort(reason: Error): void
  /** To be called when the work has ended. */
  letGo(): void
}

/**
 * Follows a signal that lives longer than the work. `AbortSignal.any` would leave something behind in it for each
 * piece of work, for as long as it lives: 60 bytes a handler run, and so a leak.
 */
export function followAbort(leader: AbortSignal): FollowingAbort {
  const own = new AbortController()
  const follow = () => own.abort(leader.reason)
  if (leader.aborted) follow()
  else leader.addEventListener('abort', follow, { once: true })
  return {
    signal: own.signal,
    abort: (reason) => own.abort(reason),
    letGo: () => leader.removeEventListener('abort', follow),
  }
}
