import type { Entry, EntryFlag } from '../../domain/entry.ts'
import { codes, column, flagBit } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'

/** The entry that a row tells of. */
export function entryOfRow(index: InboxIndex, no: number, id: string): Entry {
  const { table, strings } = index
  const reason = codes.reason[table.u8(no, column.reason)] ?? null
  return {
    id,
    receivedAt: new Date(table.f64(no, column.receivedAt)).toISOString(),
    event: codes.event[table.u8(no, column.event)] ?? null,
    wireEvent: strings[table.u32(no, column.wireEvent)] ?? null,
    storeCode: strings[table.u32(no, column.store)] ?? null,
    triggeredAt: isoOrNull(table.f64(no, column.triggeredAt)),
    orderId: numberOrNull(table.f64(no, column.orderId)),
    verdict: reason === null ? 'accepted' : 'quarantined',
    reason,
    signature: codes.signature[table.u8(no, column.signature)] ?? 'unsigned',
    flags: flagsOf(table.u8(no, column.flags)),
    receipts: table.u32(no, column.receipts),
    size: table.u32(no, column.size),
    handler: {
      state: codes.handler[table.u8(no, column.handler)] ?? 'none',
      runs: table.u16(no, column.runs),
      lastError: index.errors.get(no) ?? null,
      nextRunAt: isoOrNull(table.f64(no, column.nextRunAt) || Number.NaN),
    },
  }
}

function flagsOf(bits: number): EntryFlag[] {
  const names = Object.keys(flagBit) as EntryFlag[]
  return names.filter((name) => (bits & flagBit[name]) !== 0)
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

function isoOrNull(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
