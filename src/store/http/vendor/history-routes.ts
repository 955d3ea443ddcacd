import { Router } from 'express'
import { refuse } from '../../domain/refusals.ts'
import type { Orders } from '../../orders.ts'
import { answerRefusal, answerResult } from '../answer.ts'
import { bodyOf, idOf, wrappedBody } from '../read-request.ts'

export function historyRoutes(orders: Orders): Router {
  const router = Router()
  router.get('/orders/:id/history.json', (request, response) => {
    const record = orders.get(idOf(request))
    if (record) response.json(record.history.map((entry) => ({ order_history: entry })))
    else answerRefusal(response, refuse('order_unknown'))
  })
  router.post('/orders/:id/history.json', async (request, response) => {
    const { message } = wrappedBody(request, 'order_history') ?? bodyOf(request) ?? {}
    if (typeof message !== 'string' || message === '') {
      answerRefusal(response, refuse('body_malformed', 'it is {"order_history": {"message": "…"}}'))
      return
    }
    const added = await orders.addHistory(idOf(request), message)
    answerResult(response, added, (entry) => response.json({ order_history: entry }))
  })
  return router
}
