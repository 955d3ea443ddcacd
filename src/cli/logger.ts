import { type Logger, pino } from 'pino'
import { PinoPretty } from 'pino-pretty'
import type { Settings } from './settings.ts'
import type { Terminal } from './terminal.ts'

/** A log on stderr, so that stdout is the command's own: for people on a terminal, else JSON a line. */
export function createLogger(terminal: Pick<Terminal, 'stderr'>, level: Settings['LOG_LEVEL']): Logger {
  const { stderr } = terminal
  if (!stderr.isTTY) return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stderr)
  return pino(
    { level, base: null },
    PinoPretty({ destination: stderr, colorize: true, translateTime: 'SYS:HH:MM:ss', sync: true }),
  )
}
