import { type Logger, pino } from 'pino'
import { PinoPretty } from 'pino-pretty'
import { harmless, harmlessOnceRead } from './harmless-text.ts'
import type { Settings } from './settings.ts'
import type { Terminal } from './terminal.ts'

/** A log on stderr, so that stdout is the command's own: for people on a terminal, else JSON a line. */
export function createLogger(terminal: Pick<Terminal, 'stderr'>, level: Settings['LOG_LEVEL']): Logger {
  const { stderr } = terminal
  if (!stderr.isTTY) {
    const timestamp = pino.stdTimeFunctions.isoTime
    return pino({ level, base: null, timestamp, hooks: { streamWrite: harmless } }, stderr)
  }
  return pino(
    { level, base: null, hooks: { streamWrite: harmlessOnceRead } },
    PinoPretty({ destination: stderr, colorize: true, translateTime: 'SYS:HH:MM:ss', sync: true }),
  )
}
