import type { Entry } from '../../domain/entry.ts'

/** A row of the entries as pg reads it; bigint comes as text. */
export interface EntryRow {
  no: string
  received_at: Date
  triggered_at: Date | null
  order_id: string | null
  size: number
  receipts: number
  runs: number
  stale: boolean
  reconciled: boolean
  event: Entry['event']
  wire_event: string
  store_code: string
  reason: Entry['reason']
  signature: Entry['signature']
  handler: Entry['handler']['state']
  last_error: string | null
  next_run_at: Date | null
}

export const entryColumns =
  'e.no, e.received_at, e.triggered_at, e.order_id, e.size, e.receipts, e.runs, e.stale, e.reconciled, e.event, e.wire_event, e.store_code, e.reason, e.signature, e.handler, e.last_error, e.next_run_at'

/** An entry with its number, by which entries are in order. */
export interface Numbered {
  no: number
  entry: Entry
}

export function entryOfRow(name: string, row: EntryRow): Numbered {
  const flags: Entry['flags'] = []
  if (row.stale) flags.push('stale')
  if (row.receipts > 1) flags.push('duplicate')
  if (row.reconciled) flags.push('reconciled')
  const entry: Entry = {
    id: `${name}-${row.no}`,
    receivedAt: row.received_at.toISOString(),
    event: row.event,
    wireEvent: row.wire_event || null,
    storeCode: row.store_code || null,
    triggeredAt: row.triggered_at?.toISOString() ?? null,
    orderId: row.order_id === null ? null : Number(row.order_id),
    verdict: row.reason === null ? 'accepted' : 'quarantined',
    reason: row.reason,
    signature: row.signature,
    flags,
    receipts: row.receipts,
    size: row.size,
    handler: {
      state: row.handler,
      runs: row.runs,
      lastError: row.last_error,
      nextRunAt: row.next_run_at?.toISOString() ?? null,
    },
  }
  return { no: Number(row.no), entry }
}

const idForm = /^(\w+)-([1-9]\d{0,14})$/

/** The number in an id of this inbox; 0 for any other. */
export function noOf(name: string, id: string): number {
  const [, of, number] = idForm.exec(id) ?? []
  return of === name ? Number(number) : 0
}
