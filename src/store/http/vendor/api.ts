import { Router } from 'express'
import type { ApiParts } from '../api-parts.ts'
import { authenticate } from './authenticate.ts'
import { hookRoutes } from './hook-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { storeRoutes } from './store-routes.ts'

/** As much of Jumpseller's REST API as the simulated store speaks; see docs/wire.md. */
export function vendorApi(parts: ApiParts): Router {
  const router = Router()
  router.use(authenticate(parts.identity))
  router.use(storeRoutes(parts))
  router.use(hookRoutes(parts.hooks))
  router.use(orderRoutes(parts))
  return router
}
