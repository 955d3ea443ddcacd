import type { Request, Response } from 'express'
import type { After } from '../../after.ts'
import { refuse } from '../../domain/refusals.ts'
import type { Reporter, Reports } from '../../reports.ts'
import type { TimeControl } from '../../time-control.ts'
import { answerRefusal } from '../answer.ts'
import { liveEvents } from './live-events.ts'
import type { LiveEvents } from './views.ts'

const heartbeatMilliseconds = 15_000
const mostReaders = 64
/** A reader that does not read is cut off; it connects again by itself. */
const unreadBytes = 4 * 2 ** 20
/** Kept for readers that were away for a moment; who was away longer reads the lists anew. */
const eventsKept = 1_000

/** Server-sent events of what happens in the store, resumed by Last-Event-ID as far as events are kept. */
export interface LiveFeed {
  answer(request: Request, response: Response): void
  /** Ends every stream and takes no further reader. */
  close(): void
}

interface Parts {
  reporter: Pick<Reporter, 'on'>
  time: TimeControl
  after: After
  /** Where ids begin: greater than those of an earlier run, so that its readers are not taken for this one's. */
  firstId: number
}

type Name = keyof LiveEvents

export function createLiveFeed({ reporter, time, after, firstId }: Parts): LiveFeed {
  const readers = new Set<Response>()
  let recent: { id: number; block: string }[] = []
  let lastId = firstId
  let isClosed = false
  let callOff = () => {}
  /** From the first reader on: a store that nobody watches writes nothing for the feed. */
  let subscriptions: (() => void)[] | undefined

  function subscribe<K extends Name>(name: K): () => void {
    return reporter.on(name, (report: Reports[K]) => tell(name, liveEvents[name](report, time)))
  }

  function tell<K extends Name>(name: K, data: LiveEvents[K]): void {
    lastId += 1
    const block = `id: ${lastId}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    recent.push({ id: lastId, block })
    if (recent.length >= 2 * eventsKept) recent = recent.slice(-eventsKept)
    for (const reader of readers) write(reader, block)
  }

  function beat(): void {
    for (const reader of readers) write(reader, ': still here\n\n')
    callOff = after(heartbeatMilliseconds, beat)
  }

  function take(reader: Response): void {
    if (readers.size === 0) callOff = after(heartbeatMilliseconds, beat)
    readers.add(reader)
    reader.on('close', () => {
      if (readers.delete(reader) && readers.size === 0) callOff()
    })
  }

  return {
    answer(request, response) {
      if (isClosed || readers.size >= mostReaders) {
        const why = isClosed ? 'the store is stopping' : `${mostReaders} read it; close one of them`
        answerRefusal(response, refuse('feed_refused', why))
        return
      }
      subscriptions ??= (Object.keys(liveEvents) as Name[]).map((name) => subscribe(name))
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write('retry: 1000\n\n')
      const seen = Number(request.get('last-event-id') ?? lastId)
      for (const { block } of recent.filter(({ id }) => id > seen)) response.write(block)
      take(response)
    },
    close() {
      isClosed = true
      for (const unsubscribe of subscriptions ?? []) unsubscribe()
      callOff()
      for (const reader of readers) reader.end()
      readers.clear()
    },
  }
}

function write(reader: Response, block: string): void {
  if (reader.writableLength > unreadBytes) reader.destroy()
  else if (!reader.destroyed) reader.write(block)
}
