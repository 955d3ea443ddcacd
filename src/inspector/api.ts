import type { DriftReport } from '../contract/drift/index.ts'
import type { SignatureExplanation } from '../contract/explain-signature.ts'
import type { OrderStatus } from '../receiver/index.ts'

/**
 * The JSON of the inspector's own routes, for the page. Every refusal is {@link Refusal}; a write that a page sends
 * must bear the token of `<meta name="page-token">` in `X-Page-Token`.
 */
export interface Refusal {
  /** A sentence with the next step. */
  message: string
}

/** `GET /inspector/settings` */
export interface InspectorSettings {
  /** The kit's version. */
  version: string
  /** Where hooks are posted to, and replays by default. */
  hookUrl: string
  /** Whether the receiver has a hooks token, so that what is sent is signed. */
  signs: boolean
  /** The simulated store behind `/store/kit/…`; null when none runs in this process. */
  store: InspectorStore | null
  /** Hosts, beside loopback ones, that `POST /inspector/send` may post to. */
  targets: string[]
}

export interface InspectorStore {
  /** The store's own address, such as `http://127.0.0.1:4000`. */
  url: string
  /** Name of the retry profile in force. */
  profile: string
  anchor: string
}

/** `GET /inspector/summaries?ids=a,b&q=`: ids that are unknown are left out. */
export interface SummariesAnswer {
  summaries: Record<string, Summary>
}

/** What a row of the list tells of an entry's body; null where the body does not tell. */
export interface Summary {
  /** The order's. */
  number: number | null
  /** Of an order that the schema knows; else the body's own word. */
  status: OrderStatus | string | null
  /** Name, else e-mail. */
  customer: string | null
  total: number | null
  /** ISO 4217. */
  currency: string | null
  /** Where the first of q's bare words stands; null without one, and in bodies over 1 MB. */
  hit: SearchHit | null
}

export interface SearchHit {
  /** `header Jumpseller-Event`, the path `order.customer.email`, or `body` where the body is no JSON. */
  where: string
  /** At most 40 characters before and after, as they stand. */
  before: string
  match: string
  after: string
}

/** `GET /inspector/entries/:id/signature` and `GET /inspector/refused/:id/signature` (by the id of /api/refused) */
export type SignatureAnswer =
  | { judged: true; explanation: SignatureExplanation }
  /** A refused request whose body was not read, or of which only the beginning was kept. */
  | { judged: false; message: string }

/** `POST /inspector/send` */
export interface SendAsked {
  /** Replays the kept request of this entry: its bytes unless `body` is given, its headers either way. */
  entry?: string
  /** By the kit's or the wire's name; taken from the entry when left out. */
  event?: string
  /** Text of an edited body, sent as UTF-8. */
  body?: string
  /** Bytes of an edited body, in place of `body`. */
  bodyBase64?: string
  /** @default hookUrl */
  to?: string
  /** `now` signs and stamps anew; `kept` leaves headers as kept (an edited body is signed anew all the same). @default 'kept' */
  stamp?: 'now' | 'kept' | null
  /** 1 to 50, one after another. @default 1 */
  repeat?: number
}

export interface SendAnswer {
  url: string
  request: { headers: [string, string][]; size: number }
  /** One for each repeat. */
  sent: SentAttempt[]
}

export type SendFailure = 'dns' | 'refused' | 'tls' | 'timeout' | 'network'

export interface SentAttempt {
  /** Null when no answer came. */
  status: number | null
  latencyMs: number
  answer: SentAnswer | null
  /** Why no answer came; a redirect is not followed and is an answer. */
  failure: SendFailure | null
}

export interface SentAnswer {
  headers: [string, string][]
  /** As text, at most 20,000 bytes of it. */
  body: string
  /** Whether there was more. */
  truncated: boolean
}

/** `GET` and `PUT /inspector/reply-script` */
export interface ReplyScriptState {
  /** As it was set, empty when there is none or it has been cleared. */
  script: string
  /** Replies still to come; the real receiver answers once there are none. */
  left: string[]
  /** Replies given. */
  used: number
  /** The event whose hooks alone take replies, by the kit's name; null for all. */
  event: string | null
}

/** `PUT /inspector/reply-script` */
export interface ReplyScriptAsked {
  /** Statuses (200 to 599), `ok` and `timeout`, by commas; empty clears. */
  script: string
  /** Hooks of this event alone take replies, by the kit's or the wire's name. */
  event?: string | null
}

/** `GET /inspector/export?format=…&ids=a,b` or `&q=…` answers a file, not JSON of ours. */
export type ExportFormat = 'har' | 'ndjson' | 'fixture'

/** `GET /inspector/drift?since=`: entries are learned when it is asked, so that it may have to be asked again. */
export type DriftAnswer =
  /** Not all entries are learned yet; `upTo` is when the last of them was received, in ISO 8601. */
  | { state: 'learning'; read: number; upTo: string | null }
  | { state: 'ready'; report: DriftReport; passedOver: PassedOver }

/** Entries that the order's schema says nothing of. */
export interface PassedOver {
  notJson: number
  /** Of events that the kit does not know. */
  otherEvents: number
  /** Read from the orders API, which may write an order otherwise than hooks do. */
  reconciled: number
}
