import { Router } from 'express'
import { refuse } from '../../domain/refusals.ts'
import type { Orders } from '../../orders.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import { wrappedBody } from '../read-request.ts'
import { trackingOf } from '../tracking.ts'

/** Registering a fulfilment ships the order. */
export function fulfillmentRoutes(orders: Orders): Router {
  const router = Router()
  router.post('/fulfillments.json', async (request, response) => {
    const given = wrappedBody(request, 'fulfillment')
    const tracking = given && trackingOf(given)
    if (!tracking || typeof given.order_id !== 'number') {
      answerRefusal(
        response,
        refuse('body_malformed', 'it is {"fulfillment": {"order_id": 1, "tracking_number": "…"}}'),
      )
      return
    }
    const shipped = await orders.step(given.order_id, 'ship', tracking)
    answerResult(response, shipped, ({ id, order }) => {
      response.json({
        fulfillment: {
          order_id: id,
          status: order.shipment_status_enum,
          tracking_number: order.tracking_number,
          tracking_company: order.tracking_company,
          tracking_url: order.tracking_url,
        },
      })
    })
  })
  return router
}
