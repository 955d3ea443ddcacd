import type { Log } from '../../log.ts'
import type { Months } from './months.ts'

export interface UpkeepOptions {
  months: Months
  /** Whole months that are kept beside the present one; undefined keeps all. */
  keepMonths: number | undefined
  /** Milliseconds since 1970. */
  now: () => number
  log: Log
}

/** What is done a few times a day: next month's partitions are made, months over the bound are let go. */
export interface Upkeep {
  now(): Promise<void>
  /** Does it when it is due; to be called every so often. */
  whenDue(): void
  /** Waits for what is under way. */
  done(): Promise<void>
}

const everyMilliseconds = 6 * 3_600_000
/** After a failure. */
const againMilliseconds = 60_000

export function createUpkeep({ months, keepMonths, now, log }: UpkeepOptions): Upkeep {
  let dueAt = 0
  let underWay: Promise<void> = Promise.resolve()

  async function work(): Promise<void> {
    dueAt = now() + everyMilliseconds
    await months.make([now(), monthsFrom(now(), 1), monthsFrom(now(), 2)])
    if (keepMonths === undefined) return
    const dropped = await months.dropBefore(monthsFrom(now(), -keepMonths))
    if (dropped.partitions > 0) log.info(dropped, 'Months over the bound were let go')
  }

  return {
    now: work,
    whenDue() {
      if (now() < dueAt) return
      underWay = work().catch((error) => {
        dueAt = now() + againMilliseconds
        log.warn({ err: error }, 'The upkeep of the inbox failed; it is tried again')
      })
    },
    done: () => underWay,
  }
}

/** The first of a month, so many months from the one of the time. */
function monthsFrom(time: number, months: number): number {
  const date = new Date(time)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months)
}
