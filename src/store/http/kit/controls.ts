import { Router } from 'express'
import type { ApiParts } from '../api-parts.ts'
import { clockRoutes } from './clock-routes.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import { faultRoutes } from './fault-routes.ts'
import { hookRoutes } from './hook-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { outboxRoutes } from './outbox-routes.ts'
import { raiseRoutes } from './raise-routes.ts'
import { storeRoutes } from './store-routes.ts'

/** The kit's own controls of the simulated store; see docs/store.md. JSON in camelCase, times as ISO 8601. */
export function kitControls(parts: ApiParts): Router {
  const router = Router()
  router.use(storeRoutes(parts))
  router.use(orderRoutes(parts))
  router.use(raiseRoutes(parts.orders))
  router.use(hookRoutes(parts))
  router.use(deliveryRoutes(parts))
  router.use(clockRoutes(parts.time))
  router.use(faultRoutes(parts.faults))
  router.use(outboxRoutes(parts.outbox))
  router.get('/live', (request, response) => parts.live.answer(request, response))
  return router
}
