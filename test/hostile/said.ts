import { type Reason, reasons } from '../../src/receiver/index.ts'
import type { Answer } from './answers.ts'

interface SaidVerdict {
  verdict: string
  reason?: Reason
  id?: string
}

/** Of an answer of the door. */
export function verdictOf({ body }: Answer): SaidVerdict | undefined {
  const said = jsonOf(body) as SaidVerdict | undefined
  return typeof said?.verdict === 'string' ? said : undefined
}

/** An answer of the door is a row of the table; what is none comes from Node, or from the routes beside it. */
export function faultsOfAnswer(answer: Answer): string[] {
  const { status, body } = answer
  if (status >= 500) return [`Answered ${status} ${beginningOf(body)}`]
  const said = verdictOf(answer)
  if (!said) return faultsOfSaying(answer)
  const row = said.reason === undefined ? undefined : reasons[said.reason]
  const isOfTable = row
    ? row.status === status && row.verdict === said.verdict
    : status === 200 && (said.verdict === 'accepted' || said.verdict === 'duplicate')
  const faults = isOfTable ? [] : [`Not in the table: ${status} ${body}`]
  return (said.id !== undefined) === status < 300 ? faults : [...faults, `With or without id: ${body}`]
}

/** What Node answers by itself to what never becomes a request, without a body. */
const nodesOwn = new Set([400, 405, 408, 413, 414, 417, 431])

/** Of an answer beside the door: never a fault of ours, and a refusal that says something. */
export function faultsOfSaying({ status, headers, body }: Answer): string[] {
  if (status >= 500) return [`Answered ${status} ${beginningOf(body)}`]
  if (status < 400 || (body.length === 0 && nodesOwn.has(status))) return []
  if (!headers.get('content-type')?.startsWith('application/json')) {
    return [`Answered ${status} without JSON: ${beginningOf(body)}`]
  }
  const { message } = (jsonOf(body) ?? {}) as { message?: unknown }
  const isSaid = typeof message === 'string' && message.length > 5
  return isSaid ? [] : [`Answered ${status} without a message: ${beginningOf(body)}`]
}

function beginningOf(body: Buffer): string {
  return body.toString('utf8', 0, 200)
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
