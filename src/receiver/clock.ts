/** Time as the receiver needs it; handed in, so that a test moves it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once after so many milliseconds; answers how to call it off. */
  after(milliseconds: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}
