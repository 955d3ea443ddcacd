import { Router } from 'express'
import { eventNames, isEventName } from '../../../contract/index.ts'
import { refuse } from '../../domain/refusals.ts'
import type { Orders } from '../../orders.ts'
import { answerRefusal } from '../answer.ts'
import type { RaisedView } from './views.ts'

export function raiseRoutes(orders: Orders): Router {
  const router = Router()
  /** One event of a new order, alone: for who wants to see a delivery and not to play an order's life. */
  router.post('/raise/:event', async (request, response) => {
    const { event } = request.params
    if (!isEventName(event)) {
      answerRefusal(response, refuse('event_unraised', `it raises ${eventNames.join(', ')}`))
      return
    }
    const { record, raised } = await orders.raiseNew(event)
    const view: RaisedView = { event, orderId: record.id, deliveries: raised.deliveries.map(({ id }) => id) }
    response.status(201).json(view)
  })
  return router
}
