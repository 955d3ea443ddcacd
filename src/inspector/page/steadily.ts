export interface Steady {
  /** Asks for another run: at once, or when the present one and the rest behind it are over. */
  ask(): void
  stop(): void
}

interface SteadyOptions {
  /** Milliseconds of rest after each run. @default 300 */
  restMs?: number
  after?: (milliseconds: number, call: () => void) => () => void
}

const byTimer = (milliseconds: number, call: () => void) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}

/** Runs one at a time, with rests: thousands of questions become a few runs a second, the last after the last question. */
export function steadily(
  run: () => Promise<void>,
  { restMs = 300, after = byTimer }: SteadyOptions = {},
): Steady {
  let isBusy = false
  let isAsked = false
  let isStopped = false
  let callOff = () => {}

  async function begin(): Promise<void> {
    isBusy = true
    isAsked = false
    // Whoever runs tells of a failure itself; the next question is answered all the same.
    await run().catch(() => {})
    if (isStopped) return
    callOff = after(restMs, () => {
      isBusy = false
      if (isAsked) void begin()
    })
  }

  return {
    ask() {
      if (isStopped) return
      isAsked = true
      if (!isBusy) void begin()
    },
    stop() {
      isStopped = true
      callOff()
    },
  }
}
