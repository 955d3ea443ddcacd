import type { Exchange } from '../exchange.ts'

/** What a target answers an attempt: a status, or none. */
export type Reply = number | 'timeout' | 'network'

export function replyOf({ answer, failure }: Pick<Exchange, 'answer' | 'failure'>): Reply {
  return answer?.status ?? failure?.kind ?? 'network'
}
