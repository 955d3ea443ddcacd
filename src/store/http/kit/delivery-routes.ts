import { Router } from 'express'
import { deliveryStates } from '../../domain/delivery.ts'
import { refuse } from '../../domain/refusals.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import type { ApiParts } from '../api-parts.ts'
import { idOf, wholeNumber } from '../read-request.ts'
import { deliveryView, wholeDeliveryView } from './delivery-view.ts'

export function deliveryRoutes(parts: ApiParts): Router {
  const { deliveries } = parts
  const router = Router()
  /** Newest first: `{deliveries, next}`, where `next` is what to give as `before` for the next page. */
  router.get('/deliveries', (request, response) => {
    const { state } = request.query
    if (state !== undefined && !deliveryStates.some((known) => known === state)) {
      answerRefusal(response, refuse('body_malformed', `state is one of ${deliveryStates.join(', ')}`))
      return
    }
    const limit = wholeNumber(request.query.limit, { otherwise: 50, least: 1, most: 500 })
    const before = wholeNumber(request.query.before, { otherwise: Infinity, least: 0, most: Infinity })
    const found = deliveries
      .all()
      .reverse()
      .filter((delivery) => delivery.id < before)
      .filter((delivery) => state === undefined || deliveries.stateOf(delivery) === state)
    const page = found.slice(0, limit)
    response.json({
      deliveries: page.map((delivery) => deliveryView(delivery, deliveries)),
      next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    })
  })
  router.get('/deliveries/:id', (request, response) => {
    const delivery = deliveries.get(idOf(request))
    if (delivery) response.json({ delivery: wholeDeliveryView(delivery, parts) })
    else answerRefusal(response, refuse('delivery_unknown'))
  })
  router.post('/deliveries/:id/redeliver', async (request, response) => {
    const again = await deliveries.redeliver(idOf(request))
    answerResult(response, again, (delivery) => {
      response.status(201).json({ delivery: wholeDeliveryView(delivery, parts) })
    })
  })
  return router
}
