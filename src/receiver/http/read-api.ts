import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Clock } from '../clock.ts'
import { everything, type Filter, parseFilter } from '../domain/filter.ts'
import { type Inbox, StorageError } from '../inbox.ts'
import type { RefusedRequests } from '../refused-requests.ts'
import type { Intake } from './intake.ts'
import { createLiveFeed } from './live-feed.ts'
import { createReconciled } from './reconciled.ts'
import { entryView, orderView, refusedView } from './views.ts'
import { waitForEntry } from './wait.ts'

export interface ReadApiOptions {
  inbox: Inbox
  refused: RefusedRequests
  clock: Clock
  /** Runs an entry's handlers again. */
  rerun: (id: string) => Promise<'enqueued' | 'unknown' | 'not_accepted'>
  /** How an order that was read from the store's API is taken in. */
  /** Takes in what `reconcile` read from the store's orders. */
  intake: Intake
}

/** Entries, orders, refused requests and the live feed as JSON; every refusal is `{message}`. */
export function createReadApi({ inbox, refused, clock, rerun, intake }: ReadApiOptions): Router {
  const api = express.Router()

  api.get('/entries', async (req, res) => {
    const filter = filterOf(req, res, clock)
    const limit = limitOf(req, res)
    if (!filter || !limit) return
    const stopped = new AbortController()
    res.on('close', () => stopped.abort())
    const before = cursorOf(req, res)
    if (before === false) return
    res.json(await inbox.entries({ filter, limit, before, signal: stopped.signal }))
  })

  api.get('/entries/wait', async (req, res) => {
    const filter = filterOf(req, res, clock)
    if (!filter) return
    const seconds = Number(req.query.timeout ?? 30)
    if (!(seconds > 0 && seconds <= 300))
      return refuse(res, 400, 'timeout: takes seconds, above 0 and at most 300')
    const gone = new AbortController()
    res.on('close', () => gone.abort())
    const after = textOf(req.query.after)
    const entry = await waitForEntry({ inbox, clock, signal: gone.signal }, { filter, seconds, after })
    if (entry) res.json(entry)
    else refuse(res, 408, `No entry matched within ${seconds} s`)
  })

  api.get('/entries/:id', async (req, res) => {
    const entry = await inbox.entry(req.params.id)
    const request = entry && (await inbox.request(entry.id))
    if (!entry || !request) return refuse(res, 404, `No entry ${req.params.id}`)
    res.json(entryView(entry, request))
  })

  api.get('/entries/:id/raw', async (req, res) => {
    const entry = await inbox.entry(req.params.id)
    const request = entry && (await inbox.request(entry.id))
    if (!entry || !request) return refuse(res, 404, `No entry ${req.params.id}`)
    // A payload is never a document of ours: no browser is to render it or guess at its kind.
    res.set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${entry.id}.json"`,
      'X-Content-Type-Options': 'nosniff',
    })
    res.send(request.body)
  })

  api.post('/entries/reconciled', createReconciled(intake))

  api.post('/entries/:id/rerun', async (req, res) => {
    const outcome = await rerun(req.params.id)
    if (outcome === 'unknown') return refuse(res, 404, `No entry ${req.params.id}`)
    if (outcome === 'not_accepted')
      return refuse(res, 422, 'Only an accepted entry with a handler can be run')
    res.status(202).json({ entry: req.params.id })
  })

  api.get('/orders', async (req, res) => {
    const limit = limitOf(req, res)
    const before = cursorOf(req, res)
    if (!limit || before === false) return
    const page = await inbox.orders({ limit, before })
    res.json({
      orders: await Promise.all(page.orders.map((order) => orderView(inbox, order))),
      next: page.next,
    })
  })

  api.get('/orders/:id', async (req, res) => {
    const order = /^\d{1,16}$/.test(req.params.id)
      ? await inbox.order(Number(req.params.id), textOf(req.query.store))
      : undefined
    if (!order) return refuse(res, 404, `No order ${req.params.id}`)
    res.json(await orderView(inbox, order))
  })

  api.get('/refused', (req, res) => {
    const all = refused.list()
    const limit = Number(req.query.limit ?? all.length)
    if (!(Number.isInteger(limit) && limit >= 0))
      return refuse(res, 400, 'limit: takes a whole number from 0 up')
    res.json({ count: all.length, refused: all.slice(0, limit).map(refusedView) })
  })

  api.get('/live', createLiveFeed({ inbox, clock }))

  api.use((req, res) => refuse(res, 404, `No route ${req.method} ${req.originalUrl}`))
  api.use(tellStorageFault)
  return api
}

function filterOf(req: Request, res: Response, clock: Clock): Filter | undefined {
  const text = textOf(req.query.q)
  if (text === undefined) return everything
  const parsed = parseFilter(text, clock.now())
  if (parsed.ok) return parsed.filter
  refuse(res, 400, `q: ${parsed.message}`)
  return undefined
}

function limitOf(req: Request, res: Response): number | undefined {
  const limit = Number(req.query.limit ?? 50)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 500) return limit
  refuse(res, 400, 'limit: takes a whole number from 1 to 500')
  return undefined
}

/** False when it has been refused. */
function cursorOf(req: Request, res: Response): string | undefined | false {
  const before = textOf(req.query.before)
  if (before === undefined || /^\w+-\d+$/.test(before)) return before
  refuse(res, 400, 'before: takes the next of another page')
  return false
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** While the disk or the database is away: whoever asks can ask again. */
function tellStorageFault(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof StorageError && !res.headersSent) refuse(res, 503, error.message)
  else next(error)
}

function refuse(res: Response, status: number, message: string): void {
  res.status(status).json({ message })
}
