import { randomBytes } from 'node:crypto'
import express, { type Application, type Router } from 'express'
import type { Registry as MetricsRegistry } from 'prom-client'
import { type Clock, systemClock } from './clock.ts'
import type { OnInvalid } from './domain/judge.ts'
import { defaultHandlerRetries } from './domain/run-schedule.ts'
import { createHandlerQueue } from './handler-queue.ts'
import { createDoor, type Door } from './http/door.ts'
import { createHealthRoutes, createReadiness } from './http/health.ts'
import { createIntake, type Intake } from './http/intake.ts'
import { createMetricsRoute } from './http/metrics.ts'
import { createReadApi } from './http/read-api.ts'
import { createWebhookRouter } from './http/webhook-router.ts'
import type { Inbox } from './inbox.ts'
import { type Log, silent } from './log.ts'
import { createCounts } from './measures/counts.ts'
import { createMetrics } from './measures/metrics.ts'
import { type Answer, createReceive, type ReceivedRequest } from './receive.ts'
import { createRefusedRequests, type RefusedRequests } from './refused-requests.ts'
import { createRegistry, type Registry } from './registry.ts'
import { createRequestIds } from './request-ids.ts'
import { createRunHandlers } from './run-handlers.ts'

export interface ReceiverOptions {
  inbox: Inbox
  /**
   * The store's hooks token; several while it is rotated. Null takes requests unsigned: anybody who finds the
   * URL can then make up orders.
   */
  hooksToken: string | readonly string[] | null
  /** What becomes of a genuine request that is off schema, not JSON or of an unknown event. @default 'quarantine' */
  onInvalid?: OnInvalid
  /** Bytes of the largest body. @default 1 MiB */
  bodyLimit?: number
  /** Milliseconds before each retry of a failed handler run; then it is parked. */
  handlerRetries?: readonly number[]
  /** Handler runs under way at once. @default 8 */
  handlerConcurrency?: number
  /**
   * `per-order`: runs of one order never overlap and begin in the order of arrival; a failed run's retry does
   * not hold up those behind it. For an inbox of one process. @default 'concurrent'
   */
  handlerOrder?: 'concurrent' | 'per-order'
  /** Milliseconds after which a handler run counts as failed. @default 60,000 */
  handlerTimeLimit?: number
  /** Whether /readyz and /healthz say why they refuse, which may name paths and addresses. @default true */
  healthTellsWhy?: boolean
  clock?: Clock
  log?: Log
}

export interface Receiver extends Pick<Registry, 'on' | 'onAny' | 'onError'> {
  /** The door for any Express 5 app: `app.use('/webhooks/jumpseller', receiver.router)`. */
  router: Application
  /** The door on Node's own request and response. */
  door: Door
  /** What all doors are built on, for one of your own. */
  intake: Intake
  /** Entries, orders and the live feed, for `app.use('/api', receiver.api)`. */
  api: Router
  /** /healthz and /readyz. */
  health: Router
  /** What /metrics tells, in a registry of its own: add your own to it, or merge it with yours. */
  metrics: MetricsRegistry
  /** /metrics. It names no customer, but how much is sold can be read from it: guard it as `api`. */
  metricsRoute: Router
  /** The newest refused requests. */
  refused: Pick<RefusedRequests, 'list'>
  /** The core without HTTP: from bytes and headers to an answer. */
  receive(request: ReceivedRequest): Promise<Answer>
  /** Runs an accepted entry's handlers again, whatever its state. */
  rerun(id: string): Promise<'enqueued' | 'unknown' | 'not_accepted'>
  /** Opens the inbox and takes up the handler runs that were left over. */
  start(): Promise<void>
  /** Answers 503 from now on, waits for the handler runs under way, and closes the inbox. */
  stop(): Promise<void>
  /** Resolves when no handler run is waiting or under way. */
  idle(): Promise<void>
}

/**
 * Builds a receiver and does not start it.
 *
 * @throws TypeError when a token is empty (every request would then be refused or, worse, taken unsigned), or
 * when runs are to be in order over an inbox that several processes share.
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  const { inbox, clock = systemClock, log = silent } = options
  const hooksTokens = tokensOf(options.hooksToken)
  const registry = createRegistry()
  const refused = createRefusedRequests()
  const counts = createCounts()
  const requestIds = createRequestIds({ hooksTokens, prefix: randomBytes(4).toString('hex') })
  const { handlerRetries: retries = defaultHandlerRetries } = options
  let running = false

  const run = createRunHandlers({
    inbox,
    registry,
    clock,
    log,
    counts,
    requestIds,
    retries,
    timeLimit: options.handlerTimeLimit ?? 60_000,
  })
  const shared = inbox.sharedRuns
  if (shared && options.handlerOrder === 'per-order') {
    throw new TypeError("handlerOrder 'per-order' holds within one process; this inbox is shared by several")
  }
  const queue = createHandlerQueue({
    inbox,
    run,
    clock,
    log,
    retries,
    concurrency: options.handlerConcurrency ?? 8,
    serialPerOrder: options.handlerOrder === 'per-order',
  })
  const receive = createReceive({
    inbox,
    registry,
    refused,
    hooksTokens,
    onInvalid: options.onInvalid ?? 'quarantine',
    clock,
    log,
    // What is shared was enqueued with its entry, in one transaction.
    onAccepted: shared ? () => {} : queue.enqueue,
  })

  async function rerun(id: string) {
    const entry = await inbox.entry(id)
    if (!entry) return 'unknown'
    if (entry.verdict !== 'accepted' || !entry.event || registry.handlersFor(entry.event).length === 0) {
      return 'not_accepted'
    }
    await (shared ? shared.enqueue(id) : queue.enqueueAgain(id))
    return 'enqueued'
  }

  const intake = createIntake({
    receive,
    refused,
    bodyLimit: options.bodyLimit ?? 2 ** 20,
    isRunning: () => running,
    requestIds,
    counts,
    clock,
    log,
  })
  const door = createDoor(intake)
  const canKeep = createReadiness(async () => inbox.probe?.() ?? inbox.health(), clock)
  const ready = async () => (running ? canKeep() : notRunning)
  const metrics = createMetrics({ counts, inbox, clock, isReady: ready })

  return {
    on: registry.on,
    onAny: registry.onAny,
    onError: registry.onError,
    intake,
    door,
    router: createWebhookRouter(door),
    api: createReadApi({ inbox, refused, clock, rerun, intake }),
    health: createHealthRoutes(express.Router(), {
      ready,
      clock,
      log,
      tellWhy: options.healthTellsWhy ?? true,
    }),
    metrics,
    metricsRoute: createMetricsRoute(express.Router(), metrics),
    refused,
    receive,
    rerun,
    idle: (shared ?? queue).idle,
    async start() {
      if (hooksTokens.length === 0) log.debug({}, 'No hooks token is set: requests are taken unsigned')
      await inbox.open()
      running = true
      await (shared ? shared.start(run) : queue.start())
    },
    async stop() {
      running = false
      await (shared ?? queue).stop()
      await inbox.close()
    },
  }
}

const notRunning = { ok: false as const, message: 'The receiver is not running.' }

function tokensOf(hooksToken: ReceiverOptions['hooksToken']): readonly string[] {
  if (hooksToken === null) return []
  const tokens = typeof hooksToken === 'string' ? [hooksToken] : hooksToken
  if (tokens.length === 0 || tokens.some((token) => token === '')) {
    throw new TypeError('hooksToken is empty; set the token of the store, or null to take requests unsigned')
  }
  return tokens
}
