import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../../src/store/domain/chance.ts'
import { createAudit } from '../crash-ledger/audit.ts'
import { type Book, createBook } from '../crash-ledger/book.ts'
import type { Effects } from '../crash-ledger/effects.ts'
import { type Load, startLoad } from '../crash-ledger/load.ts'
import { createRequests, type LedgerRequest } from '../crash-ledger/requests.ts'
import { runsRecorded } from '../crash-ledger/runs-recorded.ts'
import type { Stand } from '../crash-ledger/stand.ts'
import type { Account } from './account.ts'
import { type Memory, memoryOf } from './memory.ts'

export interface PhasesOptions {
  stand: Stand
  effects: Effects
  hooksToken: string
  seed: string
  sends: number
  inFlight: number
  minutes: number
  /** What is done half-way, under load; resolves when the stand may be started whole again. */
  strike?: (() => Promise<void>) | undefined
  onProgress?: ((told: string) => void) | undefined
}

const lookEvery = 50
const progressEvery = 5_000
const faultsTold = 10
const recordingLimit = 20_000

/** Sends until so many are acknowledged, then holds the whole inbox and all effects against that. */
export async function runPhases(options: PhasesOptions): Promise<Account> {
  const { stand, effects, seed, sends, inFlight, strike } = options
  const book = createBook(chanceOf(`${seed} repeats`))
  const { requestOf, quarantined } = noting(createRequests(seed, options.hooksToken))
  const wait = createWait({ ...options, book, until: performance.now() + options.minutes * 60_000 })
  let load: Load | undefined

  async function sendUntil(isOver: () => boolean): Promise<void> {
    load = startLoad({ urls: stand.urls(), inFlight, book, requestOf, onAcknowledged() {} })
    await wait('Acknowledged', isOver)
  }

  async function halt(): Promise<void> {
    await load?.halt()
    book.tryAgain()
  }

  const began = performance.now()
  await stand.start()
  const start = await memoryOf(stand.urls())
  await sendUntil(() => book.acknowledged.size >= sends / 2)
  const middle = await memoryOf(stand.urls())
  let recoveredInMs: number | null = null
  if (strike) {
    const struck = performance.now()
    await strike()
    const before = book.acknowledged.size
    await wait('Acknowledged', () => book.acknowledged.size > before)
    recoveredInMs = Math.round(performance.now() - struck)
    await halt()
    await stand.start()
    await sendUntil(() => book.acknowledged.size >= sends)
  } else await wait('Acknowledged', () => book.acknowledged.size >= sends)
  await halt()
  while (book.acknowledged.size < book.requests) {
    const before = book.acknowledged.size
    await sendUntil(() => book.acknowledged.size > before)
    await halt()
  }
  const sent = performance.now()

  const toHandle = book.requests - quarantined.size
  await wait('Handled', () => {
    effects.read()
    return effects.counts.effects >= toHandle
  })
  await runsRecorded(stand.urls()[0] as string, recordingLimit)
  const end = await memoryOf(stand.urls())
  const handledAt = performance.now()

  // What is on disk is asked, not what these processes remember.
  await stand.stop()
  await stand.start()
  options.onProgress?.(`Reading back ${book.requests} requests`)
  const audit = createAudit({ book, requestOf: createRequests(seed, options.hooksToken) })
  const kept = await audit.lookAtAll(stand.urls()[0] as string)
  await stand.stop()
  effects.read()

  const doubled = new Set([...audit.faults.doubled, ...book.faults.doubled, ...effects.faults.doubled])
  const { lost, altered, unsent, unrecorded } = audit.faults
  const twice = new Set([...effects.faults.again, ...effects.faults.overlapping])
  const seconds = (from: number, to: number) => Math.round((to - from) / 1_000)
  return {
    stand: stand.title,
    seed,
    sends: book.counts.posts,
    requests: book.requests,
    repeats: book.counts.repeats,
    refused: book.counts.refused,
    unanswered: book.counts.unanswered,
    acknowledged: book.acknowledged.size,
    kept,
    lost: lost.size,
    doubled: doubled.size,
    altered: altered.size,
    unsent: unsent.size,
    toHandle,
    handled: effects.counts.effects,
    handledTwice: twice.size,
    repeatedAfterKill: effects.counts.runs - effects.counts.effects - effects.faults.again.length,
    unrecorded: unrecorded.size,
    oddAnswers: book.faults.odd.length,
    recoveredInMs,
    sendSeconds: seconds(began, sent),
    handleSeconds: seconds(sent, handledAt),
    auditSeconds: seconds(handledAt, performance.now()),
    memory: { start, middle, end } satisfies Record<string, Memory>,
    faults: [lost, doubled, altered, unsent, twice, unrecorded, book.faults.odd].flatMap((faults) =>
      [...faults].slice(0, faultsTold),
    ),
  }
}

/** The requests, and which of them are kept without their handlers being run. */
function noting(made: (number: number) => LedgerRequest) {
  const quarantined = new Set<number>()
  return {
    quarantined,
    requestOf(number: number) {
      const request = made(number)
      if (!request.handled) quarantined.add(number)
      return request
    },
  }
}

/** Waits, tells how far things are, and gives up when the time is over or a receiver has ended by itself. */
function createWait(
  parts: Pick<PhasesOptions, 'stand' | 'effects' | 'onProgress'> & { book: Book; until: number },
) {
  let toldAt = 0
  return async (what: string, isOver: () => boolean): Promise<void> => {
    for (; !isOver(); await pause(lookEvery)) {
      parts.stand.verifyAlive()
      const { book, effects } = parts
      const told = `${what}: ${what === 'Handled' ? effects.counts.effects : book.acknowledged.size} of ${book.requests}`
      if (performance.now() > parts.until) throw new Error(`The time is over. ${told}`)
      if (performance.now() - toldAt < progressEvery) continue
      toldAt = performance.now()
      parts.onProgress?.(told)
    }
  }
}
