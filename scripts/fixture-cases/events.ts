import { bytesOf, contentType, type Fixture, headersToday } from './fixture.ts'
import { type Moment, moments, wireNames } from './moments.ts'
import { order2014 } from './order-2014.ts'
import { orderProduction } from './order-production.ts'
import { orderToday } from './order-today.ts'

/** Minutes after the order was made, so that the stamps tell the order of an order's life. */
const minuteOf: Record<Moment, string> = {
  order_created: '00',
  order_paid: '04',
  order_updated: '05',
  order_shipped: '30',
  order_canceled: '40',
}

/** For each event: both forms of the documentation, the older also as the kit sends it, and a production-like one. */
export function eventFixtures(): Fixture[] {
  return moments.flatMap((moment) => {
    const older = bytesOf({ order: order2014(moment) })
    const today = bytesOf({ order: orderToday(moment) })
    const production = bytesOf({ order: orderProduction(moment) })
    const event = wireNames[moment]
    const minute = minuteOf[moment]
    return [
      { group: moment, name: '2014', body: older, headers: contentType },
      {
        group: moment,
        name: '2014-signed',
        body: older,
        headers: headersToday(older, { event, triggeredAt: `2026-01-15 10:${minute}:51.829 UTC` }),
      },
      {
        group: moment,
        name: 'today',
        body: today,
        headers: headersToday(today, { event, triggeredAt: `2026-02-10 14:${minute}:11.305 UTC` }),
      },
      {
        group: moment,
        name: 'production',
        body: production,
        headers: headersToday(production, {
          event,
          storeCode: 'tienda-austral',
          triggeredAt: `2026-03-04 22:${minute}:48.007 UTC`,
        }),
      },
    ]
  })
}
