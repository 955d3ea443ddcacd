import type { Clock } from './clock.ts'
import { DueQueue } from './domain/due-queue.ts'

/** Decides when deliveries are attempted. The store's only timer is in here. */
export interface Dispatcher {
  /** Milliseconds since 1970 on the store's clock. */
  add(deliveryId: number, dueAt: number): void
  remove(deliveryId: number): void
  isUnderWay(deliveryId: number): boolean
  /** Attempts under way. */
  readonly underWay: number
  /** Deliveries that wait for their next attempt. */
  readonly waiting: number
  /** Undefined when no delivery waits. */
  nextDueAt(): number | undefined
  /** Looks anew at what is due: after the clock was changed. */
  wake(): void
  /**
   * Begins what is due, at most `attemptsAtOnce`, even while the clock is paused. Answers false when the dispatcher
   * is not running.
   */
  step(): boolean
  /** Resolves when the attempts that are under way now have ended. */
  attempted(): Promise<void>
  start(): void
  /** Begins no further attempt; resolves when those under way have ended or the time is up, with which it was. */
  stop(limitMs: number): Promise<'drained' | 'timed out'>
  /** Resolves when no attempt is under way and none waits, or when stopped. */
  idle(): Promise<void>
}

interface DispatcherOptions {
  clock: Clock
  attemptsAtOnce: number
  attempt: (deliveryId: number) => Promise<void>
  /** Asked when an attempt has ended: when the delivery is due next, or null when it has ended too. */
  dueAfter: (deliveryId: number) => number | null
  /** The clock has jumped by itself (`skip`). */
  onJump: () => void
  /** An attempt threw: a fault of our own. The delivery then waits for the next start. */
  onFault: (deliveryId: number, error: unknown) => void
}

/** Longer waits are taken in parts: setTimeout overflows, and a machine that slept is noticed. */
const longestWaitMs = 60_000

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { clock, attemptsAtOnce, attempt } = options
  const queue = new DueQueue()
  const underWay = new Map<number, Promise<void>>()
  let running = false
  let turnPlanned = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let idlers: (() => void)[] = []

  function planTurn(): void {
    if (turnPlanned || !running) return
    turnPlanned = true
    queueMicrotask(turn)
  }

  function turn(): void {
    turnPlanned = false
    clearTimeout(timer)
    if (!running) return
    if (clock.speed !== 'paused') beginWhatIsDue()
    planNextTurn()
  }

  function planNextTurn(): void {
    const next = queue.nextAt()
    if (next === undefined) {
      letIdlersGo()
    } else if (clock.speed === 'paused') {
      // Whoever sets the speed wakes the dispatcher.
      return
    } else if (clock.speed === 'skip' && underWay.size === 0) {
      clock.jumpTo(next)
      options.onJump()
      beginWhatIsDue()
    } else if (underWay.size < attemptsAtOnce) {
      waitUntil(next)
    }
  }

  function beginWhatIsDue(): void {
    while (underWay.size < attemptsAtOnce) {
      const deliveryId = queue.take(clock.now())
      if (deliveryId === undefined) return
      underWay.set(deliveryId, run(deliveryId))
    }
  }

  async function run(deliveryId: number): Promise<void> {
    try {
      await attempt(deliveryId)
      // From here on in one go: who asks sees the delivery under way or queued, and never between.
      underWay.delete(deliveryId)
      const next = options.dueAfter(deliveryId)
      if (next !== null) queue.add(deliveryId, next)
    } catch (error) {
      underWay.delete(deliveryId)
      options.onFault(deliveryId, error)
    }
    planTurn()
  }

  function waitUntil(moment: number): void {
    const wait = clock.wallTimeUntil(moment)
    if (wait !== Number.POSITIVE_INFINITY) timer = setTimeout(turn, Math.min(wait, longestWaitMs))
  }

  function letIdlersGo(): void {
    if (running && (underWay.size > 0 || queue.size > 0)) return
    for (const go of idlers) go()
    idlers = []
  }

  return {
    add(deliveryId, dueAt) {
      queue.add(deliveryId, dueAt)
      planTurn()
    },
    remove(deliveryId) {
      queue.remove(deliveryId)
      planTurn()
    },
    isUnderWay: (deliveryId) => underWay.has(deliveryId),
    get underWay() {
      return underWay.size
    },
    get waiting() {
      return queue.size
    },
    nextDueAt: () => queue.nextAt(),
    wake: planTurn,
    step() {
      if (!running) return false
      beginWhatIsDue()
      planTurn()
      return true
    },
    async attempted() {
      await Promise.all(underWay.values())
    },
    start() {
      running = true
      planTurn()
    },
    async stop(limitMs) {
      running = false
      clearTimeout(timer)
      const drained = Promise.all(underWay.values()).then((): 'drained' => 'drained')
      const end = await withinTime(drained, limitMs)
      letIdlersGo()
      return end
    },
    idle() {
      if (underWay.size === 0 && queue.size === 0) return Promise.resolve()
      return new Promise((resolve) => idlers.push(resolve))
    },
  }
}

async function withinTime<T>(promise: Promise<T>, limitMs: number): Promise<T | 'timed out'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<'timed out'>((resolve) => {
    timer = setTimeout(() => resolve('timed out'), limitMs)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
