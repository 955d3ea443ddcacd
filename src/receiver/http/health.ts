import type { Router } from 'express'
import type { Clock } from '../clock.ts'
import type { Health } from '../inbox.ts'
import type { Log } from '../log.ts'
import { answerInTime } from '../measures/answer-in-time.ts'

/** So long a check waits for an inbox: those who ask wait a few seconds. */
const checkLimit = 2_000
/** What lasts so long does not mend itself: whoever watches the process may start it anew. */
const healsWithin = 60_000

/** Whether the inbox could keep a request now, found out by trying, at most once a second. Never rejects. */
export function createReadiness(check: () => Promise<Health>, clock: Clock): () => Promise<Health> {
  const checked = answerInTime(check, { clock, limit: checkLimit })
  return () => checked().catch((error: Error) => ({ ok: false, message: error.message }))
}

export interface HealthRouteOptions {
  ready: () => Promise<Health>
  clock: Clock
  log: Log
  /** Whether anybody who asks is told why, which may name paths and addresses; the log is told when somebody asks. */
  tellWhy: boolean
}

const untold = { ok: false as const, message: 'Not ready; the log says why.' }

/**
 * `/readyz`: it could keep a request now. `/healthz`: the process answers, and has not been unready for a minute on
 * end. Each refusal is a 503, with the reason where that may be told; a short failure takes the receiver out of a balancer but has nobody
 * kill it, since it recovers by itself.
 */
export function createHealthRoutes(
  router: Router,
  { ready, clock, log, tellWhy }: HealthRouteOptions,
): Router {
  let failingSince: number | undefined

  async function look(): Promise<Health> {
    const health = await ready()
    if (health.ok && failingSince !== undefined) log.info({}, 'Ready again')
    if (!health.ok && failingSince === undefined) log.warn({ reason: health.message }, 'Not ready')
    failingSince = health.ok ? undefined : (failingSince ?? clock.now())
    return health.ok || tellWhy ? health : untold
  }

  router.get('/healthz', async (_req, res) => {
    const health = await look()
    const isAlive = health.ok || clock.now() - (failingSince ?? clock.now()) < healsWithin
    res.status(isAlive ? 200 : 503).json(isAlive ? { ok: true } : health)
  })
  router.get('/readyz', async (_req, res) => {
    const health = await look()
    res.status(health.ok ? 200 : 503).json(health)
  })
  return router
}
