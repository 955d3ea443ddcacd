import type { Effects } from './effects.ts'
import type { Kept } from './keep-ledger.ts'
import type { Stand } from './stand.ts'

/** The account of a run. */
export interface Ledger {
  killed: string
  seed: string
  rounds: number
  seconds: number
  kills: number
  killsWhileStarting: number
  stops: number
  powerCuts: number
  /** Posts, tries again and repeats among them. */
  sends: number
  requests: number
  repeats: number
  /** Requests with an answer of 2xx. */
  acknowledged: number
  unanswered: number
  /** Answers of 503. */
  refused: number
  /** Acknowledged requests that are kept, once, by their bytes. */
  found: number
  lost: number
  /** Requests kept, answered or handled as two entries. */
  doubled: number
  altered: number
  unsent: number
  unhandled: number
  /** Entries whose ended run is not told. */
  unrecorded: number
  /** Runs of one entry at the same time. */
  overlapping: number
  oddAnswers: number
  runs: number
  effects: number
  damagedLines: number
  tornTails: number
  startMedianMs: number
  startMaxMs: number
  /** What is behind the figures that are to be 0; the first of each. */
  faults: string[]
}

const faultsTold = 10

export function ledgerOf(
  { book, audit, ...kept }: Kept,
  run: { stand: Stand; effects: Effects; seed: string; rounds: number; seconds: number },
): Ledger {
  const { stand, effects } = run
  const { lost, altered, unsent, unrecorded } = audit.faults
  const doubled = new Set([...audit.faults.doubled, ...book.faults.doubled, ...effects.faults.doubled])
  const { overlapping } = effects.faults
  const unhandled = kept.unhandled.map((number) => `No handler ever ran for request ${number}`)
  const all = [lost, doubled, altered, unsent, unhandled, unrecorded, overlapping, book.faults.odd]
  const starts = stand.counts.starts.toSorted((one, other) => one - other)
  return {
    killed: stand.title,
    seed: run.seed,
    rounds: run.rounds,
    seconds: run.seconds,
    kills: kept.kills,
    killsWhileStarting: kept.killsWhileStarting,
    stops: kept.stops,
    powerCuts: stand.counts.powerCuts,
    sends: book.counts.posts,
    requests: book.requests,
    repeats: book.counts.repeats,
    acknowledged: book.acknowledged.size,
    unanswered: book.counts.unanswered,
    refused: book.counts.refused,
    found: kept.found,
    lost: lost.size,
    doubled: doubled.size,
    altered: altered.size,
    unsent: unsent.size,
    unhandled: unhandled.length,
    unrecorded: unrecorded.size,
    overlapping: overlapping.length,
    oddAnswers: book.faults.odd.length,
    runs: effects.counts.runs,
    effects: effects.counts.effects,
    damagedLines: stand.counts.damagedLines,
    tornTails: stand.counts.tornTails,
    startMedianMs: Math.round(starts[starts.length >> 1] ?? 0),
    startMaxMs: Math.round(starts.at(-1) ?? 0),
    faults: all.flatMap((faults) => [...faults].slice(0, faultsTold)),
  }
}

/** The figures that are to be 0. */
export const promises = [
  'lost',
  'doubled',
  'altered',
  'unsent',
  'unhandled',
  'unrecorded',
  'overlapping',
  'oddAnswers',
] as const satisfies (keyof Ledger)[]

export function isKept(ledger: Ledger): boolean {
  return ledger.found === ledger.acknowledged && promises.every((promise) => ledger[promise] === 0)
}
