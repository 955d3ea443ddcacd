import { type Request, type Response, Router } from 'express'
import { writeOrder } from '../../domain/order-json.ts'
import type { OrderRecord } from '../../domain/order-record.ts'
import { statusOfText } from '../../domain/order-words.ts'
import { refuse } from '../../domain/refusals.ts'
import { answerRefusal, answerResult, answerWritten } from '../answer.ts'
import type { ApiParts } from '../api-parts.ts'
import { idOf, wrappedBody } from '../read-request.ts'
import { fulfillmentRoutes } from './fulfillment-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { pageOf } from './page.ts'

/** Fixed paths stand before `/orders/:id.json`, which would take them for ids. */
export function orderRoutes({ orders, identity }: ApiParts): Router {
  const router = Router()
  router.get('/orders.json', (request, response) => {
    const asked = statusFilters(request)
    const all = orders.all()
    answerOrders(request, response, asked.length === 0 ? all : all.filter((order) => asked.some(isIn(order))))
  })
  router.get('/orders/count.json', (_request, response) => {
    response.json({ count: orders.all().length })
  })
  router.get('/orders/status/:status.json', (request, response) => {
    const { status } = request.params
    if (!statusOfText(status)) answerRefusal(response, refuse('status_unknown', status))
    else
      answerOrders(
        request,
        response,
        orders.all().filter((order) => isIn(order)(status)),
      )
  })
  router.get('/orders/after/:id.json', (request, response) => {
    const after = idOf(request)
    if (Number.isNaN(after)) answerRefusal(response, refuse('order_unknown'))
    else
      answerOrders(
        request,
        response,
        orders.all().filter(({ id }) => id > after),
      )
  })
  router.get('/orders/:id.json', (request, response) => {
    const record = orders.get(idOf(request))
    if (record) answerOrder(response, record)
    else answerRefusal(response, refuse('order_unknown'))
  })
  router.post('/orders.json', async (request, response) => {
    const given = wrappedBody(request, 'order')
    if (!given) {
      answerRefusal(response, refuse('body_malformed', 'it is {"order": {…}}'))
      return
    }
    const created = await orders.create({ given, currency: identity.currency })
    answerResult(response, created, (record) => answerOrder(response, record))
  })
  router.put('/orders/:id.json', async (request, response) => {
    const changes = wrappedBody(request, 'order')
    if (!changes) {
      answerRefusal(response, refuse('body_malformed', 'it is {"order": {…}}'))
      return
    }
    const updated = await orders.update(idOf(request), changes)
    answerResult(response, updated, (record) => answerOrder(response, record))
  })
  router.use(historyRoutes(orders))
  router.use(fulfillmentRoutes(orders))
  return router
}

function answerOrder(response: Response, { order }: OrderRecord): void {
  answerWritten(response, `{"order":${writeOrder(order)}}`)
}

function answerOrders(request: Request, response: Response, records: readonly OrderRecord[]): void {
  const page = pageOf(request, records).map(({ order }) => `{"order":${writeOrder(order)}}`)
  answerWritten(response, `[${page.join(',')}]`)
}

/** `status_filters[]=paid`, once or several times. */
function statusFilters({ query }: Request): string[] {
  return [query['status_filters[]'] ?? query.status_filters ?? []].flat().map(String)
}

function isIn({ order }: OrderRecord): (status: string) => boolean {
  return (status) => statusOfText(status) === order.status_enum
}
