import { type ValidationError, validateBody } from '../../contract/index.ts'
import type { Entry } from '../domain/entry.ts'
import { type Fields, fieldsOf } from '../domain/fields.ts'
import { type OrderState, orderStateOf } from '../domain/order-state.ts'
import { type RefusalReason, reasons } from '../domain/verdict.ts'
import type { Inbox, KeptRequest, KnownOrder } from '../inbox.ts'
import { parseJson } from '../parse-json.ts'
import type { RefusedRequest } from '../refused-requests.ts'

/** An entry with what its request tells: read from the kept bytes, which are the truth. */
export interface EntryView extends Entry {
  /** Name and value pairs, as received. */
  headers: [string, string][]
  /** What schemas/body.json does not allow. */
  errors: ValidationError[]
  /** Null where the body is no order. */
  fields: Fields | null
}

export interface OrderView {
  id: number
  storeCode: string | null
  state: OrderState
  fields: Fields | null
  /** Ids, newest first. */
  entries: string[]
  /** ISO 8601 of when the newest of them was received; null where it is gone. */
  latestAt: string | null
}

export function entryView(entry: Entry, request: KeptRequest): EntryView {
  const parsed = parseJson(request.body)
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  return {
    ...entry,
    headers: headerPairs(request.rawHeaders),
    errors: valid?.ok === false ? valid.errors : [],
    fields: valid?.ok ? fieldsOf(valid.body.order) : null,
  }
}

export async function orderView(inbox: Inbox, known: KnownOrder): Promise<OrderView> {
  const [entry, request, newest] = await Promise.all([
    inbox.entry(known.latest),
    inbox.request(known.latest),
    inbox.entry(known.entries[0] ?? known.latest),
  ])
  const parsed = request ? parseJson(request.body) : { ok: false as const }
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  const order = valid?.ok ? valid.body.order : undefined
  return {
    id: known.orderId,
    storeCode: known.storeCode,
    state: order ? orderStateOf(order, entry?.event ?? null) : 'unknown',
    fields: order ? fieldsOf(order) : null,
    entries: known.entries,
    latestAt: newest?.receivedAt ?? null,
  }
}

export interface RefusedView {
  id: number
  /** ISO 8601. */
  at: string
  reason: RefusalReason
  /** Of the answer. */
  status: number
  message: string
  headers: [string, string][]
  /** The first bytes; what is not UTF-8 shows as replacement characters. */
  body: string
}

export function refusedView(refused: RefusedRequest): RefusedView {
  const { status, message } = reasons[refused.reason]
  return {
    id: refused.id,
    at: new Date(refused.at).toISOString(),
    reason: refused.reason,
    status,
    message,
    headers: headerPairs(refused.rawHeaders),
    body: refused.body.toString('utf8'),
  }
}

/** From names and values in turn. */
export function headerPairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: Math.floor(rawHeaders.length / 2) }, (_, pair) => [
    rawHeaders[pair * 2] ?? '',
    rawHeaders[pair * 2 + 1] ?? '',
  ])
}
