import type { RunOutcome } from '../../inbox.ts'
import { codeOf, codes, column, digestBytes, flagBit } from './entry-row.ts'
import { EntryTable } from './entry-table.ts'
import { HashIndex } from './hash-index.ts'
import type { EntryLine } from './line.ts'
import type { Position } from './line-log.ts'

/** What two arrivals must share to be one: see domain/identity.ts. */
export interface IdentityParts {
  store: string | null
  wireEvent: string | null
  orderId: number | null
  digest: Buffer
}

/**
 * All that is known of the entries without their bodies: rows, and the ways to find them. lowdb keeps it; it
 * can be made anew from the journal at any time.
 */
export class InboxIndex {
  readonly table = new EntryTable()
  /** Words of rows by number; 0 is null. */
  readonly strings: (string | null)[] = [null]
  /** Last error of entries whose handlers failed. */
  readonly errors = new Map<number, string>()
  /** How far into the journal this reaches. */
  covered = { segment: 0, offset: 0 }
  /** Rows changed since the index was last saved. */
  readonly unsaved = new Set<number>()

  readonly #stringNumbers = new Map<string | null, number>([[null, 0]])
  readonly #newestOfEvent = new Uint32Array(codes.event.length)
  readonly #newestOfReason = new Uint32Array(codes.reason.length)
  readonly #identities = new HashIndex((no) => this.table.u32(no, column.digest))
  readonly #orders = new HashIndex((no) =>
    orderHash(this.table.u32(no, column.store), this.table.f64(no, column.orderId)),
  )

  add(line: EntryLine, position: Position): void {
    const { table } = this
    const { no } = line
    const digest = Buffer.from(line.digest, 'hex')
    table.add(no)
    table.setF64(no, column.receivedAt, line.at)
    table.setF64(no, column.triggeredAt, line.triggered ?? Number.NaN)
    table.setF64(no, column.orderId, line.order ?? Number.NaN)
    table.setBytes(no, column.digest, digest)
    table.setU32(no, column.store, this.#intern(line.store))
    table.setU32(no, column.wireEvent, this.#intern(line.wire))
    table.setU32(no, column.size, line.body.length)
    table.setU32(no, column.receipts, 1)
    table.setU8(no, column.event, codeOf<string | null>(codes.event, line.event))
    table.setU8(no, column.reason, codeOf<string | null>(codes.reason, line.reason))
    table.setU8(no, column.signature, codeOf<string>(codes.signature, line.signature))
    table.setU8(no, column.orderState, codeOf<string | null>(codes.orderState, line.state))
    table.setU8(no, column.handler, codeOf<string>(codes.handler, line.handled ? 'waiting' : 'none'))
    table.setU8(no, column.flags, line.stale ? flagBit.stale : 0)
    table.setU32(no, column.segment, position.segment)
    table.setU32(no, column.offset, position.offset)
    table.setU32(no, column.length, position.length)
    this.#chain(no)
    this.unsaved.add(no)
  }

  positionOf(no: number): Position {
    const { table } = this
    return {
      segment: table.u32(no, column.segment),
      offset: table.u32(no, column.offset),
      length: table.u32(no, column.length),
    }
  }

  /** A saved row, in the order of numbers: what was chained when it was added is found again. */
  restore(row: Buffer): void {
    const no = row.readUInt32LE(column.no)
    const isNew = no > this.table.last
    this.table.restore(no, row)
    if (isNew) this.#findable(no)
  }

  addReceipt(no: number): void {
    this.table.setU32(no, column.receipts, this.table.u32(no, column.receipts) + 1)
    this.table.setU8(no, column.flags, this.table.u8(no, column.flags) | flagBit.duplicate)
    this.unsaved.add(no)
  }

  setRun(no: number, outcome: RunOutcome): void {
    this.table.setU8(no, column.handler, codeOf<string>(codes.handler, outcome.state))
    this.table.setU16(no, column.runs, outcome.runs)
    this.table.setF64(no, column.nextRunAt, outcome.nextRunAt ?? 0)
    if (outcome.error === null) this.errors.delete(no)
    else this.errors.set(no, outcome.error)
    this.unsaved.add(no)
  }

  /** The newest entry that keeps this very request; 0 when there is none. */
  newestOfIdentity(parts: IdentityParts): number {
    const store = this.#stringNumbers.get(parts.store)
    const wireEvent = this.#stringNumbers.get(parts.wireEvent)
    if (store === undefined || wireEvent === undefined) return 0
    const orderId = parts.orderId ?? Number.NaN
    const digest = parts.digest.subarray(0, digestBytes)
    return this.#identities.find(digest.readUInt32LE(0), (no) => {
      return this.#isOf(no, store, orderId) && this.#repeats(no, wireEvent, digest)
    })
  }

  newestOfOrder(storeCode: string | null, orderId: number): number {
    const store = this.#stringNumbers.get(storeCode)
    if (store === undefined) return 0
    return this.#orders.find(orderHash(store, orderId), (no) => this.#isOf(no, store, orderId))
  }

  newestOfEvent(event: string | null): number {
    return this.#newestOfEvent[codeOf<string | null>(codes.event, event)] ?? 0
  }

  newestOfReason(reason: string | null): number {
    return this.#newestOfReason[codeOf<string | null>(codes.reason, reason)] ?? 0
  }

  addString(text: string): void {
    this.#intern(text)
  }

  /** Links a new row behind its likes, then makes it the one found first. */
  #chain(no: number): void {
    const { table } = this
    const store = table.u32(no, column.store)
    const orderId = table.f64(no, column.orderId)
    const wireEvent = table.u32(no, column.wireEvent)
    const digest = table.row(no).subarray(column.digest, column.digest + digestBytes)
    table.setU32(
      no,
      column.beforeOfOrder,
      this.#orders.find(orderHash(store, orderId), (other) => this.#isOf(other, store, orderId)),
    )
    table.setU32(no, column.beforeOfEvent, this.#newestOfEvent[table.u8(no, column.event)] ?? 0)
    table.setU32(no, column.beforeOfReason, this.#newestOfReason[table.u8(no, column.reason)] ?? 0)
    table.setU32(
      no,
      column.beforeOfIdentity,
      this.#identities.find(digest.readUInt32LE(0), (other) => {
        return this.#isOf(other, store, orderId) && this.#repeats(other, wireEvent, digest)
      }),
    )
    this.#findable(no)
  }

  #findable(no: number): void {
    const { table } = this
    const before = table.u32(no, column.beforeOfOrder)
    const orderId = table.f64(no, column.orderId)
    if (!Number.isNaN(orderId)) {
      this.#orders.set(orderHash(table.u32(no, column.store), orderId), no, (other) => other === before)
    }
    const repeated = table.u32(no, column.beforeOfIdentity)
    this.#identities.set(table.u32(no, column.digest), no, (other) => other === repeated)
    this.#newestOfEvent[table.u8(no, column.event)] = no
    this.#newestOfReason[table.u8(no, column.reason)] = no
  }

  #isOf(no: number, store: number, orderId: number): boolean {
    return (
      this.table.u32(no, column.store) === store && Object.is(this.table.f64(no, column.orderId), orderId)
    )
  }

  #repeats(no: number, wireEvent: number, digest: Buffer): boolean {
    return this.table.u32(no, column.wireEvent) === wireEvent && this.table.holds(no, column.digest, digest)
  }

  #intern(text: string | null): number {
    const known = this.#stringNumbers.get(text)
    if (known !== undefined) return known
    const number = this.strings.push(text) - 1
    this.#stringNumbers.set(text, number)
    return number
  }
}

function orderHash(store: number, orderId: number): number {
  const low = orderId % 0x1_0000_0000
  return (Math.imul(low ^ Math.imul(store, 0x9e3779b1), 0x85ebca6b) ^ (orderId / 0x1_0000_0000)) >>> 0
}
