type Say = (facts: object, message: string) => void

/** What the receiver says while it runs; a pino logger fits. Never given customer data at info or above. */
export interface Log {
  debug: Say
  info: Say
  warn: Say
  error: Say
}

const nothing: Say = () => {}

export const silent: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
