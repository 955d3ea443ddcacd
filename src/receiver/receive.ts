import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { createVerifier, headerNames, parseTime, validateBody } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import { type Genuine, judge, type OnInvalid } from './domain/judge.ts'
import { orderStateOf } from './domain/order-state.ts'
import { type Reason, type RefusalReason, reasons, type Verdict } from './domain/verdict.ts'
import type { Arrival, Inbox, Receipt } from './inbox.ts'
import type { Log } from './log.ts'
import { parseJson } from './parse-json.ts'
import type { RefusedRequests } from './refused-requests.ts'
import type { Registry } from './registry.ts'

/** A request as any door hands it on. */
export interface ReceivedRequest {
  body: Buffer
  /** Names and values in turn, as received. */
  rawHeaders: readonly string[]
  /** By lower-case name, as Node gives them. */
  headers: IncomingHttpHeaders
  /** Event named by the hook's URL. */
  eventOfPath?: string | undefined
  /** Whether no hook brought it: it was read from the orders API. @default false */
  reconciled?: boolean | undefined
  /** Its name in the log. */
  requestId?: string | undefined
}

/** What the door answers. */
export interface Answer {
  status: number
  verdict: Verdict
  reason?: Reason
  id?: string
}

export interface ReceiveOptions {
  inbox: Inbox
  registry: Registry
  refused: RefusedRequests
  /** Empty: no token is set, requests are taken unsigned. */
  hooksTokens: readonly string[]
  onInvalid: OnInvalid
  clock: Clock
  log: Log
  /** Called behind an accepted entry whose event has handlers. */
  onAccepted: (id: string, requestId: string | undefined) => void
}

const lowerCase = {
  event: headerNames.event.toLowerCase(),
  storeCode: headerNames.storeCode.toLowerCase(),
  signature: headerNames.signature.toLowerCase(),
  triggeredAt: headerNames.triggeredAt.toLowerCase(),
}

const nameCharacters = 128

/**
 * The name of an event or a store as it is kept beside every entry: no signature covers it, so what is long gives
 * way to its digest. The headers, kept as received, tell the whole.
 */
function nameOf(text: string | null): string | null {
  if (text === null || text.length <= nameCharacters) return text
  return `${text.slice(0, nameCharacters / 2)}…${hash('sha256', text, 'hex')}`
}

/** Only Set-Cookie comes as a list. */
function textOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  return headers[name] as string | undefined
}

/**
 * The receiver's core: from bytes and headers to an answer. Resolves once what it answers 2xx is kept; an
 * inbox that cannot keep it is answered 503, so that the store tries again.
 */
export function createReceive(options: ReceiveOptions): (request: ReceivedRequest) => Promise<Answer> {
  const { inbox, registry, refused, clock, log, onAccepted } = options
  const verify = options.hooksTokens.length > 0 ? createVerifier(options.hooksTokens) : undefined

  const steps = { parse: parseJson, validate: validateBody, onInvalid: options.onInvalid }

  return function receive(request) {
    const { body, headers } = request
    const judgement = judge(
      {
        body,
        signature: verify?.(body, textOf(headers, lowerCase.signature)),
        eventHeader: textOf(headers, lowerCase.event),
        eventOfPath: request.eventOfPath,
      },
      steps,
    )
    if (judgement.verdict === 'refused') return Promise.resolve(refuse(request, judgement.reason))
    const arrival = arrivalOf(request, judgement)
    const { requestId } = request
    return inbox.append(arrival).then(
      (receipt) => answerOf(arrival, receipt, requestId),
      (error) => {
        log.error({ err: error, requestId }, 'A request could not be kept')
        return refuse(request, 'storage_failed')
      },
    )
  }

  function answerOf(
    { handled, reason, wireEvent }: Arrival,
    { id, duplicate }: Receipt,
    requestId: string | undefined,
  ): Answer {
    if (duplicate) return { status: 200, verdict: 'duplicate', id }
    if (handled) onAccepted(id, requestId)
    if (reason === null) return { status: 200, verdict: 'accepted', id }
    log.warn({ requestId, entry: id, reason, wireEvent }, 'Quarantined')
    return { status: reasons[reason].status, verdict: 'quarantined', reason, id }
  }

  function refuse(request: ReceivedRequest, reason: RefusalReason): Answer {
    refused.add({ reason, at: clock.now(), rawHeaders: request.rawHeaders, body: request.body })
    return { status: reasons[reason].status, verdict: 'refused', reason }
  }

  function arrivalOf(request: ReceivedRequest, genuine: Genuine): Arrival {
    const { body, rawHeaders, headers, reconciled = false } = request
    const { event, wireEvent, orderId, verdict, reason, signature } = genuine
    return {
      receivedAt: clock.now(),
      event,
      wireEvent: nameOf(wireEvent),
      storeCode: nameOf(textOf(headers, lowerCase.storeCode) || null),
      triggeredAt: parseTime(textOf(headers, lowerCase.triggeredAt)) ?? null,
      orderId,
      orderState: genuine.body ? orderStateOf(genuine.body.order, event) : null,
      verdict,
      reason,
      signature,
      handled: verdict === 'accepted' && event !== null && registry.handlersFor(event).length > 0,
      reconciled,
      rawHeaders,
      body,
      digest: hash('sha256', body, 'buffer'),
    }
  }
}
