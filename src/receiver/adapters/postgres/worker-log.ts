import { Logger } from 'graphile-worker'
import type { Log } from '../../log.ts'

const sayings = { error: 'warn', warning: 'warn', info: 'debug', debug: 'debug' } as const

/** What graphile-worker says, in the receiver's log; its errors are warnings there, since it tries again. */
export function workerLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log[sayings[level]]({ worker: scope.workerId }, message)
  })
}
