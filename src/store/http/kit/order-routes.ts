import { type Request, type Response, Router } from 'express'
import { writeOrder } from '../../domain/order-json.ts'
import type { OrderRecord } from '../../domain/order-record.ts'
import { refuse } from '../../domain/refusals.ts'
import type { NewOrder, Orders } from '../../orders.ts'
import { answerRefusal, answerResult, answerWritten } from '../answer.ts'
import { bodyOf, idOf, isJsonObject } from '../read-request.ts'
import { trackingOf } from '../tracking.ts'

const shape = 'it is {"seed"?: text or number, "currency"?: text, "order"?: {…}}'

export function orderRoutes(orders: Orders): Router {
  const router = Router()
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
