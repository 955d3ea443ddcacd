import type { Attempt } from '../domain/attempt.ts'
import type { ClockSetting } from '../domain/clock-setting.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { HookRecord } from '../domain/hook.ts'
import type { OutboxMail } from '../domain/mail.ts'
import type { OrderRecord } from '../domain/order-record.ts'
import { type KeptEvent, RaisedEvent } from '../domain/raised-event.ts'

interface Kinds {
  orders: OrderRecord
  hooks: HookRecord
  events: RaisedEvent
  deliveries: Delivery
  attempts: Attempt
  mails: OutboxMail
  clock: ClockSetting
}

export type Collection = keyof Kinds

export const collections: readonly Collection[] = [
  'orders',
  'hooks',
  'events',
  'deliveries',
  'attempts',
  'mails',
  'clock',
]

export type Tables = { [C in Collection]: Map<Kinds[C]['id'], Kinds[C]> }

/** A record put, or its id alone for one that was deleted. */
export type Change = { in: Collection; put: Kinds[Collection] } | { in: Collection; delete: number | string }

/** What lowdb holds: every record, and the changes that the next write has to bring to the file. */
export interface StoreData {
  tables: Tables
  unwritten: readonly Change[]
}

export function emptyData(): StoreData {
  return {
    tables: {
      orders: new Map(),
      hooks: new Map(),
      events: new Map(),
      deliveries: new Map(),
      attempts: new Map(),
      mails: new Map(),
      clock: new Map(),
    },
    unwritten: [],
  }
}

/** Applies a change that was read back. */
export function applyChange(tables: Tables, change: Change): void {
  const table = tables[change.in] as Map<number | string, Kinds[Collection]>
  if ('put' in change) table.set(change.put.id, recordOf(change))
  else table.delete(change.delete)
}

function recordOf(change: { in: Collection; put: Kinds[Collection] }): Kinds[Collection] {
  return change.in === 'events' ? RaisedEvent.fromKept(change.put as KeptEvent) : change.put
}

/** Whether a line read back is a change: the file may be anybody's. */
export function isChange(value: unknown): value is Change {
  if (typeof value !== 'object' || value === null) return false
  const { in: collection, put, delete: deleted } = value as { in?: unknown; put?: unknown; delete?: unknown }
  if (!collections.includes(collection as Collection)) return false
  return isId(deleted) || (typeof put === 'object' && put !== null && 'id' in put && isId(put.id))
}

function isId(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string'
}
