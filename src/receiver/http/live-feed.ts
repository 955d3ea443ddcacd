import type { Request, Response } from 'express'
import type { Clock } from '../clock.ts'
import type { Inbox, InboxChange } from '../inbox.ts'

const heartbeatMilliseconds = 15_000
const entriesARead = 500
/** A page that does not read is cut off; it resumes from where it was. */
const unreadBytes = 4 * 2 ** 20

/**
 * Server-sent events: `added` and `changed`, each with the entry as JSON. Its id is the newest entry's, so
 * that a page that slept resumes by Last-Event-ID with the entries it missed.
 */
export function createLiveFeed({ inbox, clock }: { inbox: Inbox; clock: Clock }) {
  return async function liveFeed(req: Request, res: Response): Promise<void> {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    res.write('retry: 1000\n\n')
    const resumed = req.get('last-event-id')
    /** While what was missed is read, what happens meanwhile waits behind it. */
    let waiting: InboxChange[] | undefined = resumed ? [] : undefined
    const unsubscribe = inbox.subscribe((change) => {
      if (waiting) waiting.push(change)
      else send(res, change)
    })
    let callOff = () => {}
    const beat = () => {
      res.write(': still here\n\n')
      callOff = clock.after(heartbeatMilliseconds, beat)
    }
    callOff = clock.after(heartbeatMilliseconds, beat)
    res.on('close', () => {
      unsubscribe()
      callOff()
    })
    if (!resumed || !waiting) return
    const missed = await sendMissed(res, inbox, resumed)
    for (const change of waiting) if (!missed.has(change.entry.id)) send(res, change)
    waiting = undefined
  }
}

async function sendMissed(res: Response, inbox: Inbox, resumed: string): Promise<Set<string>> {
  const sent = new Set<string>()
  let from = resumed
  for (;;) {
    const entries = await inbox.addedAfter(from, entriesARead)
    for (const entry of entries) {
      send(res, { kind: 'added', entry })
      sent.add(entry.id)
    }
    const last = entries.at(-1)
    if (!last || entries.length < entriesARead || res.destroyed) return sent
    from = last.id
  }
}

function send(res: Response, { kind, entry }: InboxChange): void {
  if (res.writableLength > unreadBytes) {
    res.destroy()
    return
  }
  const id = kind === 'added' ? `id: ${entry.id}\n` : ''
  res.write(`${id}event: ${kind}\ndata: ${JSON.stringify(entry)}\n\n`)
}
