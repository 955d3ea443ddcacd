import { type AttemptEnd, type AttemptReport, type FaultId, faults } from '../../store/index.ts'
import type { ExitCode } from '../exit.ts'
import type { Output } from '../output.ts'
import type { EventNames } from './event-names.ts'

interface FaultResult {
  event: EventNames
  url: string
  reports: readonly AttemptReport[]
  fault: FaultId
}

/** Whether the receiver bore the fault, as far as its answers tell. */
export function tellFaultResult(output: Output, { event, url, reports, fault }: FaultResult): ExitCode {
  const { title, right, wants } = faults[fault]
  const unborne = reports.filter(({ attempt }) =>
    [attempt, attempt.again].some((end) => end && !isRight(end, wants)),
  )
  output.record({
    type: 'result',
    event: event.event,
    wireEvent: event.wireEvent,
    to: url,
    count: reports.length,
    fault,
    borne: reports.length - unborne.length,
    rightReceiver: right,
  })
  for (const { attempt } of reports) {
    if (attempt.again) output.say(`     and again: ${attempt.again.status ?? attempt.again.message}`)
  }
  output.say(`Fault ${fault} (${title.toLowerCase()}). A right receiver: ${lowerFirst(right)}.`)
  if (unborne.length === 0) {
    output.say(
      wants === 'either' ? 'Its answer does not tell; look at what it has kept.' : 'So did this one.',
    )
    return 0
  }
  const [first] = unborne
  const answered = first?.attempt.status ?? first?.attempt.message
  output.warn(
    wants === 'refused' && first?.attempt.outcome === 'delivered'
      ? `This one answered ${answered}: what it took was not genuine.`
      : `This one did not (${answered}).`,
  )
  return 1
}

function isRight({ outcome, status }: AttemptEnd, wants: 'taken' | 'refused' | 'either'): boolean {
  if (wants === 'either') return true
  if (wants === 'taken') return outcome === 'delivered'
  return status !== null && status >= 400 && status < 500
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
