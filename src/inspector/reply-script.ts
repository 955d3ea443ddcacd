import type { IncomingMessage, ServerResponse } from 'node:http'
import { eventOfWireName, headerNames, isEventName } from '../contract/index.ts'
import type { Clock, Door } from '../receiver/index.ts'
import type { ReplyScriptAsked, ReplyScriptState } from './api.ts'
import { type Reply, readReplyScript } from './reply-script-text.ts'

export type SetResult = { ok: true; state: ReplyScriptState } | { ok: false; message: string }

export interface ReplyScript {
  get(): ReplyScriptState
  /** In place of the one before; an empty one clears. */
  set(asked: ReplyScriptAsked): SetResult
}

const mostReplies = 1_000
/** The store gives up long before. */
const longestSilenceMs = 60_000
const eventHeader = headerNames.event.toLowerCase()

/**
 * A door that answers hooks by a script, one reply a hook: a status other than 2xx is answered and nothing is kept,
 * `timeout` never answers, and with any 2xx the real door takes it, as it does once the script has ended.
 */
export function createScriptedDoor(
  door: Door,
  clock: Pick<Clock, 'after'>,
): { door: Door; script: ReplyScript } {
  let script = ''
  let event: string | null = null
  let replies: readonly Reply[] = []
  let used = 0

  const get = (): ReplyScriptState => ({ script, left: replies.slice(used).map(String), used, event })

  function set(asked: ReplyScriptAsked): SetResult {
    const text = asked.script.trim()
    const read = text === '' ? [] : readReplyScript(text)
    if (!read || read.length > mostReplies) {
      return {
        ok: false,
        message: `script: takes at most ${mostReplies} statuses (200 to 599), ok and timeout, separated by commas: 500,500,timeout,200`,
      }
    }
    const named = asked.event ? kitName(asked.event) : null
    if (named === undefined) return { ok: false, message: 'event: takes one of the five order events' }
    script = text
    event = named
    replies = read
    used = 0
    return { ok: true, state: get() }
  }

  function nextReply(req: IncomingMessage, eventOfPath: string | undefined): Reply | undefined {
    if (req.method !== 'POST' || used >= replies.length) return undefined
    const named = req.headers[eventHeader] ?? eventOfPath ?? ''
    if (event !== null && kitName(String(named)) !== event) return undefined
    used += 1
    return replies[used - 1]
  }

  return {
    script: { get, set },
    door(req, res, eventOfPath) {
      const reply = nextReply(req, eventOfPath)
      if (reply === undefined || isSuccess(reply)) return door(req, res, eventOfPath)
      req.resume()
      if (reply === 'timeout') stayUnanswered(res, clock)
      else req.on('end', () => answer(res, reply))
    },
  }
}

function stayUnanswered(res: ServerResponse, clock: Pick<Clock, 'after'>): void {
  const callOff = clock.after(longestSilenceMs, () => res.destroy())
  res.on('close', callOff)
}

function answer(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'Content-Type': 'application/json' })
  res.end(JSON.stringify({ message: `The inspector's reply script answers ${status}; nothing is kept.` }))
}

function isSuccess(reply: Reply): boolean {
  return typeof reply === 'number' && reply < 300
}

function kitName(event: string): string | undefined {
  return isEventName(event) ? event : eventOfWireName(event)
}
