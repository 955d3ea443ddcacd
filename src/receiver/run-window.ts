import type { Clock } from './clock.ts'
import { untilRetry } from './domain/run-schedule.ts'
import { Fifo } from './fifo.ts'
import type { DueRun, Inbox } from './inbox.ts'
import type { Log } from './log.ts'

export interface RunWindowOptions {
  inbox: Pick<Inbox, 'dueRuns'>
  clock: Clock
  log: Log
  /** Milliseconds before each retry; one entry a retry. */
  retries: readonly number[]
  /** Runs held at once, those before a retry apart; once as many are, first runs stay in the inbox alone. */
  room: number
  /** Called when there may be more to take. */
  onWaiting: () => void
}

/** A run that is due: of which entry, and after how many. */
export interface Due {
  id: string
  runs: number
  /** The request's name in the log, while this process knows it. */
  requestId?: string | undefined
}

/**
 * The window of one process on the runs that its inbox knows to be due. A backlog of any length costs it no
 * more memory than its room; runs before a retry apart, each of which keeps a timer.
 */
export interface RunWindow {
  /** Takes up what a stop or a crash left over. */
  open(): Promise<void>
  /** Lets go of all that waits: the inbox knows of it. */
  close(): Promise<void>
  /** An accepted entry's first run. */
  enqueue(id: string, requestId?: string): void
  /** Another run, from the start of its retries. */
  enqueueAgain(id: string): void
  retryLater(due: Due, dueAt: number): void
  /** The next run, while there is one here; reads on in the inbox when few are left. */
  take(): Due | undefined
  /** The run of an entry is recorded, and no other follows. */
  release(id: string): void
  /** The run of an entry cannot be recorded: it is left to the next start. */
  setAside(id: string): void
  /** Nothing waits to be taken, here or in the inbox. */
  readonly isEmpty: boolean
}

const pauseMs = 1_000

export function createRunWindow(options: RunWindowOptions): RunWindow {
  const { inbox, clock, log, retries, room, onWaiting } = options
  let waiting = new Fifo<Due>()
  const retryTimers = new Map<string, () => void>()
  /** Entries whose runs wait here, are under way, or were set aside. */
  const held = new Set<string>()
  const setAside = new Set<string>()
  let isOpen = false
  /** Whether the inbox may have due runs that are not held. */
  let isBehind = false
  let refilling: Promise<void> | undefined
  /** After the inbox did not tell. */
  let isPausing = false
  let endPause = () => {}

  function hold(due: Due): void {
    retryTimers.get(due.id)?.()
    retryTimers.delete(due.id)
    held.add(due.id)
    waiting.push(due)
  }

  function holdAndTell(due: Due): void {
    hold(due)
    onWaiting()
  }

  function retryLater(due: Due, dueAt: number): void {
    // Once closed, the next start takes it up, and no timer keeps the process alive.
    if (!isOpen) return
    held.add(due.id)
    const delay = untilRetry({ runs: due.runs, dueAt, now: clock.now() }, retries)
    retryTimers.set(
      due.id,
      clock.after(delay, () => holdAndTell(due)),
    )
  }

  function inHand(): number {
    return held.size - retryTimers.size - setAside.size
  }

  /** Oldest entry first, until the room is filled or the inbox has no more. */
  async function fill(): Promise<void> {
    isBehind = false
    for (let after: string | undefined; inHand() < room; ) {
      const page = await inbox.dueRuns({ after, limit: room })
      for (const run of page) if (!held.has(run.id)) takeUp(run)
      if (page.length < room) return
      after = page.at(-1)?.id
    }
    isBehind = true
  }

  function takeUp({ id, runs, dueAt }: DueRun): void {
    if (dueAt > clock.now()) retryLater({ id, runs }, dueAt)
    else hold({ id, runs })
  }

  function refill(): Promise<void> {
    refilling = fill().finally(() => {
      refilling = undefined
    })
    return refilling
  }

  function refillBehindRuns(): void {
    refill().then(onWaiting, (error: unknown) => {
      isBehind = true
      isPausing = true
      log.error(
        { err: error },
        'The inbox did not tell which handler runs are due; it is asked again in a second',
      )
      endPause = clock.after(pauseMs, () => {
        isPausing = false
        onWaiting()
      })
    })
  }

  return {
    async open() {
      isOpen = true
      await refill()
    },
    async close() {
      isOpen = false
      await refilling?.catch(() => {})
      for (const callOff of retryTimers.values()) callOff()
      retryTimers.clear()
      held.clear()
      setAside.clear()
      endPause()
      isPausing = false
      waiting = new Fifo()
      isBehind = false
    },
    enqueue(id, requestId) {
      // Taken up from the inbox before this process was told of it.
      if (held.has(id)) return
      if (isBehind || refilling || inHand() >= room) isBehind = true
      else holdAndTell({ id, runs: 0, requestId })
    },
    enqueueAgain: (id) => holdAndTell({ id, runs: 0 }),
    retryLater,
    take() {
      if (isBehind && !refilling && !isPausing && inHand() <= room / 2) refillBehindRuns()
      return waiting.take()
    },
    release(id) {
      // What the inbox was asked for may have been read before the run was recorded.
      if (refilling) void refilling.finally(() => held.delete(id)).catch(() => {})
      else held.delete(id)
    },
    setAside(id) {
      if (held.has(id)) setAside.add(id)
    },
    get isEmpty() {
      return waiting.size === 0 && !isBehind && !refilling
    },
  }
}
