import type { HandlerState } from '../domain/entry.ts'
import { type Reason, reasons, type Verdict } from '../domain/verdict.ts'
import { Buckets } from './buckets.ts'

export type RunEnd = Exclude<HandlerState, 'none' | 'waiting'>

/** What the receiver counts while it works, in plain numbers; all of it begins at 0 with the process. */
export interface Counts {
  answered(answer: { verdict: Verdict; reason?: Reason }, milliseconds: number): void
  runEnded(end: RunEnd): void
  /** By verdict and reason: every pair that the door can answer. */
  requests(): { verdict: Verdict; reason: Reason | 'none'; count: number }[]
  /** Seconds from a request's headers to its answer. */
  answerSeconds: Buckets
  runs: Readonly<Record<RunEnd, number>>
}

const answerBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30]

export function createCounts(): Counts {
  const answerSeconds = new Buckets(answerBounds)
  const byVerdict = { accepted: 0, duplicate: 0 }
  const byReason = Object.fromEntries(Object.keys(reasons).map((reason) => [reason, 0])) as Record<
    Reason,
    number
  >
  const runs = { done: 0, failed: 0, parked: 0 }
  return {
    answerSeconds,
    runs,
    answered({ verdict, reason }, milliseconds) {
      if (reason !== undefined) byReason[reason] += 1
      else if (verdict === 'duplicate') byVerdict.duplicate += 1
      else byVerdict.accepted += 1
      answerSeconds.add(milliseconds / 1_000)
    },
    runEnded(end) {
      runs[end] += 1
    },
    requests: () => [
      { verdict: 'accepted', reason: 'none', count: byVerdict.accepted },
      { verdict: 'duplicate', reason: 'none', count: byVerdict.duplicate },
      ...(Object.keys(reasons) as Reason[]).map((reason) => ({
        verdict: reasons[reason].verdict,
        reason,
        count: byReason[reason],
      })),
    ],
  }
}
