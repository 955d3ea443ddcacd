import type { Router } from 'express'
import type { Registry } from 'prom-client'

/** `GET /metrics`, in Prometheus' text format. */
export function createMetricsRoute(router: Router, registry: Registry): Router {
  router.get('/metrics', async (_req, res) => {
    const text = await registry.metrics()
    res.set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
    res.send(text)
  })
  return router
}
