import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import { type Log, ownHostOnly, type Receiver } from '../../receiver/index.ts'

interface AppOptions {
  /** Host names, beside the loopback ones, that requests may name. */
  allowedHosts: readonly string[]
  log: Log
  /** The page and what it asks for; its guard covers the receiver's own routes too. */
  inspector: Router
  /** Asks for the page password. @default none is asked for */
  lock?: RequestHandler
}

/**
 * What the receiver's server answers beside hooks. Every refusal is `{message}`. Hooks and questions of health may
 * come through a tunnel or a balancer, by any name; all else shows or changes what is kept.
 */
export function createReceiverApp(
  { health, api, metricsRoute }: Pick<Receiver, 'health' | 'api'> & Partial<Pick<Receiver, 'metricsRoute'>>,
  { allowedHosts, log, inspector, lock }: AppOptions,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(health)
  app.use(ownHostOnly(allowedHosts))
  if (lock) app.use(lock)
  if (metricsRoute) app.use(metricsRoute)
  app.use(inspector)
  app.get('/', (_req, res) => {
    res.type('text/plain').send('Jumpseller webhook kit: the receiver. Its entries are at /api/entries.\n')
  })
  app.use('/api', api)
  app.use((req, res) => {
    res.status(404).json({ message: `No route ${req.method} ${req.path}` })
  })
  app.use(answerFault(log))
  return app
}

/** The story of a fault is the log's; a client is told no more than that there was one. */
function answerFault(log: Log): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error)
    const status = statusOf(error)
    if (status < 500) {
      res.status(status).json({ message: 'The request cannot be read.' })
      return
    }
    log.error({ err: error, path: req.path }, 'A request could not be answered')
    res.status(500).json({ message: 'The receiver failed; its log says why.' })
  }
}

function statusOf(error: unknown): number {
  const { status } = error as { status?: unknown }
  return typeof status === 'number' && status >= 400 ? status : 500
}
