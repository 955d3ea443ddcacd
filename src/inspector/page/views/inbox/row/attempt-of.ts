import type { Entry } from '../../../../../receiver/domain/entry.ts'
import type { DeliveryView } from '../../../../../store/index.ts'

export interface AttemptsMade {
  made: number
  /** Of the retry profile. */
  of: number
  state: DeliveryView['state']
}

type Told = Pick<Entry, 'event' | 'orderId' | 'triggeredAt'>

/**
 * The attempts of the delivery that brought an entry: of its order, event and stamp, sent to the hook's URL. Null
 * where no delivery or more than one is like it, since a wrong number is worse than none.
 */
export function attemptOf(
  { event, orderId, triggeredAt }: Told,
  { deliveries, hookUrl, of }: { deliveries: readonly DeliveryView[]; hookUrl: string; of: number },
): AttemptsMade | null {
  if (triggeredAt === null) return null
  const at = Date.parse(triggeredAt)
  const sameSecond = deliveries.filter(
    (delivery) =>
      delivery.orderId === orderId &&
      delivery.event === event &&
      secondOf(Date.parse(delivery.triggeredAt)) === secondOf(at) &&
      delivery.redeliveryOf === null &&
      delivery.url.startsWith(hookUrl),
  )
  // Several changes of one order within a second are told apart by its fractions.
  const sameMoment = sameSecond.filter((delivery) => Date.parse(delivery.triggeredAt) === at)
  const like = sameMoment.length > 0 ? sameMoment : sameSecond
  const [only] = like
  return only && like.length === 1 ? { made: only.attemptCount, of, state: only.state } : null
}

/** The header's stamp need not have the store's fractions of a second. */
function secondOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000)
}
