import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import { type Inbox, parseFilter } from '../../receiver/index.ts'
import type { ExportFormat } from '../api.ts'
import { idsOf } from '../ids.ts'
import { refuse } from '../refuse.ts'
import type { ExportedEntry } from './exported.ts'
import { entriesOfFilter, entriesOfIds } from './exported-entries.ts'
import { fixturePair } from './fixture.ts'
import { harLines } from './har.ts'
import { ndjsonLines } from './ndjson.ts'

interface Parts {
  inbox: Pick<Inbox, 'entry' | 'request' | 'entries'>
  hookUrl: () => string
  version: string
  hooksTokens: readonly string[]
  now: () => number
}

const mostIds = 200
const mostOfFilter = 10_000
const formats: Record<ExportFormat, { file: string; type: string }> = {
  har: { file: 'entries.har', type: 'application/json' },
  ndjson: { file: 'entries.ndjson', type: 'application/x-ndjson' },
  fixture: { file: 'fixture.json', type: 'application/json' },
}

/** `GET /inspector/export?format=har|ndjson|fixture&ids=a,b` or `&q=…` (the newest 10,000 that match). */
export function answerExport(parts: Parts): RequestHandler {
  return async (req, res) => {
    const { format } = req.query
    if (typeof format !== 'string' || !isFormat(format)) {
      return refuse(res, 422, `format: takes ${Object.keys(formats).join(', ')}`)
    }
    const entries = entriesOf(req, res, parts)
    if (!entries) return
    const first = await entries.next()
    if (first.done) return refuse(res, 404, 'No such entry is kept: nothing to export')
    const { file, type } = formats[format]
    res.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${file}"` })
    res.set('X-Content-Type-Options', 'nosniff')
    if (format === 'fixture') {
      res.send(`${JSON.stringify(fixturePair(first.value), null, 2)}\n`)
      return
    }
    const place = { hookUrl: parts.hookUrl(), version: parts.version }
    const lines = format === 'har' ? harLines : ndjsonLines
    // A reader that has gone away is no fault.
    await pipeline(Readable.from(lines(withFirst(first.value, entries), place)), res).catch(() => {})
  }
}

function isFormat(text: string): text is ExportFormat {
  return Object.hasOwn(formats, text)
}

/** Undefined when it has been refused. */
function entriesOf(req: Request, res: Response, parts: Parts): AsyncGenerator<ExportedEntry> | undefined {
  const { ids, q, format } = req.query
  if (ids !== undefined || format === 'fixture') {
    const read = idsOf(ids, format === 'fixture' ? 1 : mostIds)
    if (read.ok) return entriesOfIds(read.ids, parts)
    refuse(res, 422, read.message)
    return undefined
  }
  const parsed = parseFilter(typeof q === 'string' ? q : '', parts.now())
  if (!parsed.ok) {
    refuse(res, 400, `q: ${parsed.message}`)
    return undefined
  }
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  return entriesOfFilter({ filter: parsed.filter, most: mostOfFilter, signal: gone.signal }, parts)
}

async function* withFirst<Item>(first: Item, others: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first
  yield* others
}
