import { type AttemptAnswer, outcomeOf } from './domain/attempt.ts'
import { type DueAttempt, faultyRequest } from './domain/faulty-request.ts'
import type { Strike } from './faults.ts'
import type { Sender, SendRequest } from './ports.ts'

export interface SentWithFault {
  /** As it was sent. */
  request: SendRequest
  answer: AttemptAnswer
  /** What the request that was one too many was answered; null where there was none. */
  again: AttemptAnswer | null
}

interface Parts {
  sender: Sender
  strike: Strike
  due: DueAttempt
  /** Milliseconds since 1970 on the store's clock. */
  now: number
}

/** Makes the attempt as the fault has it. The first request's answer is the attempt's. */
export async function sendWithFault(
  request: SendRequest,
  { sender, strike, due, now }: Parts,
): Promise<SentWithFault> {
  const { fault, chance } = strike
  const sent: SendRequest = { ...request, ...faultyRequest(fault, due, { chance, now }) }
  if (fault === 'parallel_duplicate') {
    const [answer, again] = await Promise.all([sender.send(sent), sender.send(sent)])
    return { request: sent, answer, again }
  }
  const answer = await sender.send(sent)
  // Where the first failed its retry is all that comes: the store would send again whatever happens.
  const again = fault === 'duplicate' && isTaken(answer) ? await sender.send(sent) : null
  return { request: sent, answer: fault === 'drop_answer' ? lost(answer) : answer, again }
}

function isTaken(answer: AttemptAnswer): boolean {
  return outcomeOf(answer).outcome === 'delivered'
}

function lost(answer: AttemptAnswer): AttemptAnswer {
  if (!answer.answered) return answer
  const message = `the answer (${answer.answer.status}) was thrown away on purpose: the fault drop_answer`
  return { answered: false, failure: 'network', message, latencyMs: answer.latencyMs }
}
