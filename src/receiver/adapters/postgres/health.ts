export interface HealthOptions {
  /** Keeps something small, to see whether the database would. */
  probe: () => Promise<void>
}

/** Whether the database would keep a request now. Recovers without one: while it fails, it is probed. */
export interface Health {
  /** Undefined: something was kept. */
  saw(failure: Error | undefined): void
  failure(): Error | undefined
  /** To be called every so often. */
  look(): Promise<void>
}

export function createHealth({ probe }: HealthOptions): Health {
  let failure: Error | undefined
  return {
    saw(seen) {
      failure = seen
    },
    failure: () => failure,
    async look() {
      if (!failure) return
      try {
        await probe()
        failure = undefined
      } catch (error) {
        failure = error as Error
      }
    },
  }
}
