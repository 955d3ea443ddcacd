import { webhookPath } from '../../receiver/index.ts'
import type { AttemptReport, FaultId } from '../../store/index.ts'
import type { ExitCode } from '../exit.ts'
import type { Output } from '../output.ts'
import { adviceOn } from './advice.ts'
import { answerOf } from './answer-of.ts'
import type { EventNames } from './event-names.ts'
import { tellFaultResult } from './tell-fault.ts'

/** One line an attempt. */
export function tellAttempt(output: Output, { event, attempt }: AttemptReport, n: number): void {
  const { outcome, status, latencyMs, message } = attempt
  const { verdict, reason, id } = answerOf(attempt)
  output.record({
    type: 'attempt',
    n,
    event: event.event,
    wireEvent: event.wireEvent,
    orderId: event.orderId,
    to: attempt.url,
    outcome,
    status,
    verdict,
    reason,
    id,
    latencyMs,
    message,
    ...(attempt.fault && { fault: attempt.fault, again: attempt.again ?? null }),
  })
  const order = event.orderId === null ? '' : `, order ${event.orderId}`
  const told = [verdict, reason, id && `entry ${id}`].filter(Boolean).join(', ')
  output.say(
    `  ${n}  ${status ?? outcome} in ${latencyMs} ms${order}${told ? `  ${told}` : `  ${message ?? ''}`}`,
  )
}

export interface Result {
  event: EventNames
  url: string
  reports: readonly AttemptReport[]
  signed: boolean
  /** Committed on each delivery. */
  fault?: FaultId | undefined
  /** Whether the URL is that of the receiver which `start` runs. */
  ownReceiver: boolean
  called: string
}

/** With several deliveries the first that failed speaks for all, else the last. */
export function tellResult(output: Output, result: Result): ExitCode {
  if (result.fault !== undefined) return tellFaultResult(output, { ...result, fault: result.fault })
  const { event, url, reports, signed, ownReceiver, called } = result
  const failed = reports.find(({ attempt }) => attempt.outcome !== 'delivered')
  const telling = failed ?? reports.at(-1)
  if (!telling) throw new Error('no attempt was made')
  const { attempt } = telling
  const answer = answerOf(attempt)
  const delivered = reports.filter((report) => report.attempt.outcome === 'delivered').length
  output.record({
    type: 'result',
    event: event.event,
    wireEvent: event.wireEvent,
    to: url,
    count: reports.length,
    delivered,
    outcome: attempt.outcome,
    status: attempt.status,
    ...answer,
    signed,
  })
  if (failed) {
    for (const line of adviceOn({ attempt, answer, signed, ownReceiver, called })) output.warn(line)
    return 1
  }
  output.say(reports.length === 1 ? 'Delivered.' : `${delivered} delivered.`)
  if (answer.id !== null && url.endsWith(webhookPath)) {
    output.say(`Look at it: ${url.slice(0, -webhookPath.length)}/api/entries/${answer.id}`)
  }
  return 0
}
