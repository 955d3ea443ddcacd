/** Holds so many requests back at their last byte, until all are there or patience ends: then all go on at once. */
export interface Gate {
  /** Resolves when this one may go on. */
  arrive(): Promise<void>
}

/** For the target to take up what has been sent, so that all of them are under way there. */
const takeUpMs = 100

export function createGate(expected: number, patienceMs: number): Gate {
  let arrived = 0
  let open: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    arrive() {
      timer ??= setTimeout(() => open(), patienceMs)
      arrived += 1
      if (arrived >= expected) {
        clearTimeout(timer)
        timer = setTimeout(() => open(), takeUpMs)
      }
      return opened
    },
  }
}
