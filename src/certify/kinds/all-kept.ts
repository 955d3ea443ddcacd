import { type Exchange, isTaken } from '../exchange.ts'
import type { Kept } from '../read-back/kept.ts'
import type { ReadBack } from '../read-back/read-back.ts'

/** What was sent of an order of its own. */
export interface SentOne {
  orderId: number
  /** How many deliveries of the order are to be kept. @default 1 */
  expected?: number
  exchange: Exchange
}

/** With how many deliveries of it are kept; null when it is not told. */
export type Counted<One> = One & Pick<Kept, 'count'>

/**
 * How many deliveries are kept of each that was answered 2xx, all of them sent before. Patience ends with the first
 * that stays away: by then the others have had as much time.
 */
export async function countTaken<One extends SentOne>(
  sent: readonly One[],
  kept: ReadBack,
): Promise<Counted<One>[]> {
  const counted: Counted<One>[] = []
  let isPatient = true
  for (const one of sent.filter(({ exchange }) => isTaken(exchange))) {
    const told: Kept = isPatient
      ? await kept.until(one.orderId, ({ count }) => !isLost({ ...one, count }))
      : await kept.read(one.orderId)
    const withCount = { ...one, count: told.count }
    isPatient &&= !isLost(withCount)
    counted.push(withCount)
  }
  return counted
}

export function isLost({ count, expected = 1 }: Counted<SentOne>): boolean {
  return count !== null && count < expected
}
