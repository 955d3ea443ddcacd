import type { Router } from 'express'

type Health = { ok: true } | { ok: false; message: string }

/** `/healthz`: the process answers. `/readyz`: it could keep a request now. */
export function createHealthRoutes(router: Router, ready: () => Health): Router {
  router.get('/healthz', (_req, res) => {
    res.json({ ok: true })
  })
  router.get('/readyz', (_req, res) => {
    const health = ready()
    res.status(health.ok ? 200 : 503).json(health)
  })
  return router
}
