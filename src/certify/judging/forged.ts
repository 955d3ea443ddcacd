import { type Exchange, isRedirect, isTaken, outcomeText } from '../exchange.ts'
import type { Finding } from '../scenario.ts'

/** A forgery must be refused, and on purpose: an answer of 2xx says that it was taken. */
export function judgeForged(exchange: Exchange): Finding {
  const outcome = outcomeText(exchange)
  const told = { evidence: [exchange], goesOn: null }
  if (isTaken(exchange)) return { verdict: 'fail', says: `A forgery was ${outcome}: it was taken.`, ...told }
  if (exchange.answer === null) {
    return { verdict: 'warn', says: `The forgery was ${outcome}: did the receiver break on it?`, ...told }
  }
  if (isRedirect(exchange) || exchange.answer.status >= 500) {
    return {
      verdict: 'warn',
      says: `The forgery was ${outcome}: refused by accident, not on purpose.`,
      ...told,
    }
  }
  return { verdict: 'pass', says: `It was ${outcome}.`, ...told }
}
