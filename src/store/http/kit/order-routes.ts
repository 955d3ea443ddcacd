import { type Request, type Response, Router } from 'express'
import { writeOrder } from '../../domain/order-json.ts'
import type { OrderRecord } from '../../domain/order-record.ts'
import { refuse } from '../../domain/refusals.ts'
import type { NewOrder } from '../../draw-order.ts'
import { answerRefusal, answerResult, answerWritten } from '../answer.ts'
import type { ApiParts } from '../api-parts.ts'
import { bodyOf, idOf, isJsonObject, wrappedBody } from '../read-request.ts'
import { trackingOf } from '../tracking.ts'
import { orderSummaryView } from './order-view.ts'
import { firstPage, pageQuery } from './page.ts'
import type { OrderWithJsonView } from './views.ts'

const shape = 'it is {"seed"?: text or number, "currency"?: text, "order"?: {…}}'

export function orderRoutes({ orders, deliveries }: ApiParts): Router {
  const router = Router()
  /** Newest first: `{orders, next}`, where `next` is what to give as `before` for the next page. */
  router.get('/orders', (request, response) => {
    const { limit, before } = pageQuery(request)
    const { page, next } = firstPage(orders.newest(before), limit)
    response.json({ orders: page.map(orderSummaryView), next })
  })
  router.get('/orders/:id', (request, response) => {
    const record = orders.get(idOf(request))
    if (!record) {
      answerRefusal(response, refuse('order_unknown'))
      return
    }
    const view: OrderWithJsonView = {
      order: orderSummaryView(record),
      json: writeOrder(record.order),
      deliveries: Array.from(deliveries.newest({ orderId: record.id }), ({ id }) => id),
    }
    response.json(view)
  })
  router.put('/orders/:id', async (request, response) => {
    const changes = wrappedBody(request, 'order')
    if (!changes) {
      answerRefusal(response, refuse('body_malformed', 'it is {"order": {…}}'))
      return
    }
    const updated = await orders.update(idOf(request), changes)
    answerResult(response, updated, (record) => answerOrder(response, record))
  })
  router.post('/orders', async (request, response) => {
    const asked = newOrderOf(request)
    if (!asked) {
      answerRefusal(response, refuse('body_malformed', shape))
      return
    }
    const created = await orders.create(asked)
    answerResult(response, created, (record) => answerOrder(response.status(201), record))
  })
  for (const step of ['pay', 'ship', 'cancel'] as const) {
    router.post(`/orders/:id/${step}`, async (request, response) => {
      const tracking = trackingOf(bodyOf(request) ?? {})
      if (!tracking) {
        answerRefusal(response, refuse('body_malformed', 'the tracking fields are text or null'))
        return
      }
      const taken = await orders.step(idOf(request), step, tracking)
      answerResult(response, taken, (record) => answerOrder(response, record))
    })
  }
  return router
}

function newOrderOf(request: Request): NewOrder | undefined {
  const { seed, currency, order } = bodyOf(request) ?? { seed: null }
  if (seed !== undefined && typeof seed !== 'string' && typeof seed !== 'number') return undefined
  if (currency !== undefined && typeof currency !== 'string') return undefined
  if (order !== undefined && !isJsonObject(order)) return undefined
  return { seed, currency, given: order }
}

function answerOrder(response: Response, { order }: OrderRecord): void {
  answerWritten(response, `{"order":${writeOrder(order)}}`)
}
