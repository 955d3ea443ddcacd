import type { Attempt, AttemptAnswer, FailureClass } from './domain/attempt.ts'
import type { ClockSetting } from './domain/clock-setting.ts'
import type { Delivery } from './domain/delivery.ts'
import type { HookRecord } from './domain/hook.ts'
import type { Mail, OutboxMail } from './domain/mail.ts'
import type { OrderRecord } from './domain/order-record.ts'
import type { RaisedEvent } from './domain/raised-event.ts'

/**
 * The records of one kind. Reads answer from memory; a put is seen by the next read at once and is safe when
 * `StoreState.saved` resolves. Records are values: put a new one, never change one that was put or got.
 */
export interface Records<T extends { id: number | string }> {
  get(id: T['id']): T | undefined
  /** Oldest first: in the order in which the ids were first put. */
  values(): IterableIterator<T>
  readonly size: number
  put(record: T): void
  delete(id: T['id']): void
}

/** Everything that the store must still know after a restart. */
export interface StoreState {
  readonly orders: Records<OrderRecord>
  readonly hooks: Records<HookRecord>
  readonly events: Records<RaisedEvent>
  readonly deliveries: Records<Delivery>
  /** Apart from their deliveries, so that writing one does not write a delivery's whole past again. */
  readonly attempts: Records<Attempt>
  readonly mails: Records<OutboxMail>
  readonly clock: Records<ClockSetting>
  /**
   * Resolves when every change put so far is written. Rejects with the writer's error when that failed; the
   * changes are kept and go out with the next write.
   */
  saved(): Promise<void>
  /** Writes what is unsaved and lets go of the file. */
  close(): Promise<void>
}

export interface SendRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array
  /** Milliseconds until the end of the answer's body. */
  timeLimitMs: number
  /** How a fault has the body sent: in pieces, or with the connection broken behind it. Left out: whole. */
  manner?: 'dribbled' | 'broken off'
}

export type Reached =
  | { ok: true }
  | { ok: false; failure: Exclude<FailureClass, 'redirect' | 'status'>; message: string }

/** Posts an attempt. What goes wrong on the network is an answer, never an exception. */
export interface Sender {
  /** Follows no redirect and keeps at most 64 KiB of the answer's body. */
  send(request: SendRequest): Promise<AttemptAnswer>
  /** Whether somebody accepts a connection at the URL; sends nothing. */
  reach(url: string, timeLimitMs: number): Promise<Reached>
  /** Ends idle and busy connections; attempts under way answer with a failure. */
  close(): Promise<void>
}

/** `skipped`: there is no SMTP server to send to. */
export type Mailed = { state: 'sent' | 'failed'; answer: string } | { state: 'skipped' }

/** Puts mails into their source and sends that. An SMTP server that fails is an answer, never an exception. */
export interface Mailer {
  /** The mail as MIME (.eml). */
  compose(mail: Mail): Promise<Uint8Array>
  send(mail: { from: string; to: readonly string[]; eml: Uint8Array }): Promise<Mailed>
  close(): void
}

/** A part of pino's interface. No customer data is logged at info or above. */
export interface StoreLogger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
