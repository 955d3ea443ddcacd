import type { AttemptReport, Store } from '../store/index.ts'

export interface VirtualClock {
  /** The store's time, in milliseconds since 1970. */
  now(): number
  /** Goes to the moment of the next attempt and answers the attempts due then, made; none when nothing waits. */
  skipToNextAttempt(): Promise<AttemptReport[]>
  /** Makes every attempt that is still to come, ten days of retries too, and answers them in their order. */
  skipToEnd(): Promise<AttemptReport[]>
}

export function virtualClock(store: Store): VirtualClock {
  /** What is attempted while it goes on. */
  async function attemptsDuring(going: () => Promise<unknown>): Promise<AttemptReport[]> {
    const made: AttemptReport[] = []
    const off = store.on('attempt', (report) => void made.push(report))
    try {
      await going()
      return made
    } finally {
      off()
    }
  }

  return {
    now: () => store.clock.now(),
    async skipToNextAttempt() {
      const { nextAttemptAt, now } = store.time()
      return nextAttemptAt === null ? [] : attemptsDuring(() => store.playTo(Math.max(nextAttemptAt, now)))
    },
    skipToEnd: () => attemptsDuring(() => store.skipToEnd()),
  }
}
