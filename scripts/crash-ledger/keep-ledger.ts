import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, chanceOf } from '../../src/store/domain/chance.ts'
import { type Audit, createAudit } from './audit.ts'
import { type Book, createBook } from './book.ts'
import type { Effects } from './effects.ts'
import { postUntil } from './post-until.ts'
import { createRequests } from './requests.ts'
import { runsRecorded } from './runs-recorded.ts'
import type { Stand } from './stand.ts'

export interface LedgerOptions {
  stand: Stand
  effects: Effects
  hooksToken: string
  seed: string
  rounds: number
  /** Requests under way at once. */
  inFlight: number
  /** Acknowledgements of a round before its kill, at most; 50 at least. @default 300 */
  roundLength?: number | undefined
  /** Called after each round. */
  onRound?: ((round: number) => void) | undefined
}

export interface Kept {
  book: Book
  audit: Audit
  /** Acknowledged requests that the whole inbox was seen to keep. */
  found: number
  /** Acknowledged requests whose handler never ran. */
  unhandled: number[]
  kills: number
  killsWhileStarting: number
  stops: number
}

/** How long handlers may take to come to all that was acknowledged, in milliseconds. */
const handlersLimit = 60_000

/** Load, kill, restart, resend, over and over on the same data; then the whole inbox against the book. */
export async function keepLedger(options: LedgerOptions): Promise<Kept> {
  const { stand, effects, seed, rounds, inFlight, roundLength = 300 } = options
  const chance = chanceOf(seed)
  const book = createBook(chanceOf(`${seed} repeats`))
  const requestOf = createRequests(seed, options.hooksToken)
  const audit = createAudit({ book, requestOf })
  const kept: Kept = { book, audit, found: 0, unhandled: [], kills: 0, killsWhileStarting: 0, stops: 0 }
  const toRun: number[] = []
  const post = (acknowledgements: number, end: () => Promise<void>) =>
    postUntil({ stand, inFlight, book, requestOf }, acknowledgements, end)

  /** Waits for the handlers of these requests. */
  async function handlersRan(numbers: readonly number[]): Promise<void> {
    const limit = Date.now() + handlersLimit
    for (let left = numbers; ; await pause(5)) {
      effects.read()
      left = left.filter((number) => !effects.has(number))
      if (left.length === 0) return
      if (Date.now() > limit) return void kept.unhandled.push(...left)
    }
  }

  async function lookAtNewest(): Promise<void> {
    const numbers = await audit.lookAtNewest(stand.urls()[0] as string, book.takeFresh(), 2 * inFlight)
    toRun.push(...numbers.filter((number) => requestOf(number).handled))
    if (!stand.takesOverLater) await handlersRan(toRun.splice(0))
  }

  async function end(chance: Chance): Promise<void> {
    await pause(chance.between(0, 10))
    if (chance.oneIn(25)) {
      kept.stops += 1
      return stand.stop()
    }
    kept.kills += 1
    return stand.strike(chance)
  }

  for (let round = 1; round <= rounds; round++) {
    if (stand.strikeWhileStarting && chance.oneIn(8)) {
      kept.killsWhileStarting += 1
      await stand.strikeWhileStarting(chance)
    }
    await stand.start()
    await lookAtNewest()
    await post(chance.between(50, roundLength), () => end(chance))
    options.onRound?.(round)
  }
  await stand.start()
  while (book.tryAgain() > 0) await post(1, async () => {})
  await lookAtNewest()
  await handlersRan(toRun)
  await runsRecorded(stand.urls()[0] as string, handlersLimit)
  // What the index told at the stop is held against the book too.
  await stand.stop()
  await stand.start()
  kept.found = await audit.lookAtAll(stand.urls()[0] as string)
  await stand.stop()
  effects.read()
  kept.unhandled = kept.unhandled.filter((number) => !effects.has(number))
  return kept
}
