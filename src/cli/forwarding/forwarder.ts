import type { Inbox, KeptRequest } from '../../receiver/inbox.ts'
import type { Log } from '../../receiver/index.ts'
import type { Post, Posted } from './poster.ts'
import type { KeptProgress } from './progress.ts'

export interface Forwarder {
  start(): void
  /** Calls off what is under way; it is passed on after the next start. */
  stop(): Promise<void>
}

interface Parts {
  inbox: Pick<Inbox, 'addedAfter' | 'request' | 'subscribe'>
  progress: KeptProgress
  post: Post
  /** Rejects when the signal is aborted. */
  wait: (milliseconds: number, value: undefined, options: { signal: AbortSignal }) => Promise<unknown>
  log: Log
}

const entriesARead = 100
const offersBeforeAside = 5
const longestWaitMs = 60_000
const asideRoundMs = 5 * 60_000
/** What gateways and busy servers say: no use now, whatever the body. */
const noUseNow = new Set([429, 502, 503, 504])

/**
 * Passes entries on in the order of their arrival, each at least once. While nobody answers, everything waits; an
 * entry that is answered but refused five times is set aside and offered again every five minutes, so that one
 * body that is disliked does not hold up the rest.
 */
export function createForwarder({ inbox, progress, post, wait, log }: Parts): Forwarder {
  const stopped = new AbortController()
  const { signal } = stopped
  let wake = () => {}
  let running: Promise<void> | undefined
  let unsubscribe = () => {}

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await offerSetAside()
        await forwardForARound()
      } catch (error) {
        if (signal.aborted) return
        log.error({ err: error }, 'Forwarding failed; it goes on in a minute')
        await wait(longestWaitMs, undefined, { signal }).catch(() => {})
      }
    }
  }

  async function forwardForARound(): Promise<void> {
    let over = false
    const end = wait(asideRoundMs, undefined, { signal }).then(() => {
      over = true
    })
    // Awaited below, but it may reject earlier, while entries are passed on.
    end.catch(() => {})
    while (!over) {
      const arrival = new Promise<void>((resolve) => {
        wake = resolve
      })
      await forwardNew()
      await Promise.race([arrival, end])
    }
  }

  async function forwardNew(): Promise<void> {
    for (;;) {
      const entries = await inbox.addedAfter(progress.current().last, entriesARead)
      for (const { id } of entries) {
        const refused = (await pass(id)) === 'refused'
        const { setAside } = progress.current()
        progress.keep({ last: id, setAside: refused ? [...setAside, id] : setAside })
      }
      if (entries.length < entriesARead) return
    }
  }

  async function pass(id: string): Promise<'passed' | 'refused'> {
    const kept = await inbox.request(id)
    // Retention has let it go: nothing is left to pass on.
    if (!kept) return 'passed'
    let refusals = 0
    for (let waitMs = 1_000; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      const posted = await offer(id, kept)
      if (isTaken(posted)) return 'passed'
      if (posted.answered && !noUseNow.has(posted.status)) refusals += 1
      if (refusals === offersBeforeAside) {
        log.error({ entry: id, ...posted }, 'An entry was refused and is set aside; it is offered again')
        return 'refused'
      }
      log.warn({ entry: id, ...posted, waitMs }, 'An entry could not be passed on; it is offered again')
      await wait(waitMs, undefined, { signal })
    }
  }

  async function offerSetAside(): Promise<void> {
    for (const id of progress.current().setAside) {
      const kept = await inbox.request(id)
      if (kept && !isTaken(await offer(id, kept))) continue
      const { last, setAside } = progress.current()
      progress.keep({ last, setAside: setAside.filter((other) => other !== id) })
    }
  }

  async function offer(id: string, kept: KeptRequest): Promise<Posted> {
    const posted = await post(kept, signal)
    signal.throwIfAborted()
    log.debug({ entry: id, ...posted }, 'An entry was offered')
    return posted
  }

  return {
    start() {
      unsubscribe = inbox.subscribe(({ kind }) => {
        if (kind === 'added') wake()
      })
      running = run()
    },
    async stop() {
      unsubscribe()
      stopped.abort()
      await running
    },
  }
}

function isTaken(posted: Posted): boolean {
  return posted.answered && posted.status >= 200 && posted.status < 300
}
