import type { Clock } from './clock.ts'
import type { RefusalReason } from './domain/verdict.ts'
import type { Log } from './log.ts'

const linesASpan = 20
const spanMilliseconds = 10_000

/**
 * A line for each refused request, as long as there are few: anybody can be refused as often as he likes, and a log
 * must not fill a disk for it. How many were left out is told with the next line, and /metrics counts them all.
 */
export function createRefusalLines({ clock, log }: { clock: Clock; log: Log }) {
  let begun = Number.NEGATIVE_INFINITY
  let lines = 0
  let leftOut = 0

  return function refused(requestId: string, reason: RefusalReason): void {
    const now = clock.now()
    if (Math.abs(now - begun) >= spanMilliseconds) {
      begun = now
      lines = 0
    }
    if (lines >= linesASpan) {
      leftOut += 1
      return
    }
    lines += 1
    log.info({ requestId, reason, ...(leftOut > 0 && { leftOut }) }, 'Refused')
    leftOut = 0
  }
}
