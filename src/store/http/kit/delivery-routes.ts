import { type Request, Router } from 'express'
import type { DeliveryChoice } from '../../deliveries.ts'
import { type DeliveryState, deliveryStates } from '../../domain/delivery.ts'
import { accept, type Result, refuse } from '../../domain/refusals.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import type { ApiParts } from '../api-parts.ts'
import { idOf } from '../read-request.ts'
import { deliveryView, wholeDeliveryView } from './delivery-view.ts'
import { firstPage, pageQuery } from './page.ts'

export function deliveryRoutes(parts: ApiParts): Router {
  const { deliveries } = parts
  const router = Router()
  /** Newest first: `{deliveries, next}`, where `next` is what to give as `before` for the next page. */
  router.get('/deliveries', (request, response) => {
    const { limit, before } = pageQuery(request)
    answerResult(response, choiceOf(request), (choice) => {
      const { page, next } = firstPage(deliveries.newest({ ...choice, before }), limit)
      response.json({ deliveries: page.map((delivery) => deliveryView(delivery, deliveries)), next })
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

function choiceOf({ query }: Request): Result<DeliveryChoice> {
  const { state, order, hook } = query
  if (state !== undefined && !isState(state)) {
    return refuse('body_malformed', `state is one of ${deliveryStates.join(', ')}`)
  }
  for (const [name, id] of Object.entries({ order, hook })) {
    if (id !== undefined && !isId(id)) return refuse('body_malformed', `${name} is an id, such as 1`)
  }
  return accept({
    state,
    ...(order !== undefined && { orderId: Number(order) }),
    ...(hook !== undefined && { hookId: Number(hook) }),
  })
}

function isState(value: unknown): value is DeliveryState {
  return deliveryStates.some((known) => known === value)
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,15}$/.test(value)
}
