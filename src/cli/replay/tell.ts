import type { SentAttempt } from '../../inspector/index.ts'
import type { KeptAnswer } from '../../store/domain/attempt.ts'
import type { ExitCode } from '../exit.ts'
import type { Output } from '../output.ts'
import { answerOf } from '../trigger/answer-of.ts'

interface Replayed {
  /** The entry or file. */
  named: string
  to: string
  /** Bytes of the body. */
  size: number
  sent: SentAttempt
}

export function tellReplay(output: Output, { named, to, size, sent }: Replayed): ExitCode {
  const { status, failure, latencyMs } = sent
  const { verdict, reason, id } = answerOf({ answer: asKept(sent) })
  output.record({
    type: 'result',
    replayed: named,
    to,
    size,
    status,
    failure,
    latencyMs,
    verdict,
    reason,
    id,
  })
  output.say(`${named} (${size} bytes) → ${to}`)
  const told = [verdict, reason, id && `entry ${id}`].filter(Boolean).join(', ')
  output.say(`  ${status ?? failure} in ${latencyMs} ms${told ? `  ${told}` : ''}`)
  const isTaken = status !== null && status >= 200 && status < 300
  if (!isTaken) output.warn(adviceOn(sent, to))
  return isTaken ? 0 : 1
}

function asKept({ answer }: SentAttempt): KeptAnswer | null {
  if (!answer) return null
  const { body, truncated } = answer
  return { headers: {}, bodyBase64: Buffer.from(body).toString('base64'), truncated }
}

function adviceOn({ status, failure }: SentAttempt, to: string): string {
  if (failure !== null) return `Nobody answered at ${to} (${failure}): is the receiver running there?`
  if (status === 401) return 'The receiver has another hooks token: add --stamp now with --token T.'
  return `The receiver refused it with ${status}.`
}
