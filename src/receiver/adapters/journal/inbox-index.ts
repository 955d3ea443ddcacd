import type { RunOutcome } from '../../inbox.ts'
import { codeOf, codes, column, flagBit } from './entry-row.ts'
import { EntryTable } from './entry-table.ts'
import { HashIndex } from './hash-index.ts'
import type { EntryLine, Line, RunLine } from './line.ts'
import type { Position } from './line-log.ts'
import { RunTally } from './run-tally.ts'
import { SegmentTally } from './segment-tally.ts'

/** What an entry is found by. */
export interface EntryKey {
  store: string | null
  wire: string | null
  order: number | null
  /** Null when accepted: an accepted arrival repeats accepted entries alone. */
  reason: string | null
  /** First half of the body's SHA-256. */
  digest: Buffer
}

/** A key's place among the entries there are. */
export interface Place {
  /** Newest entry of the same order; 0 when there is none, or the key names no order. */
  newestOfOrder: number
  /** Newest entry that keeps this very request: see domain/identity.ts. 0 when there is none. */
  newestOfIdentity: number
}

/**
 * All that is known of the entries without their bodies: rows, and the ways to find them. lowdb keeps it; it
 * can be made anew from the journal at any time.
 */
export class InboxIndex {
  readonly table = new EntryTable()
  /** Names that rows bear, by number; 0 is null, and so is what no row bears any more. */
  readonly strings: (string | null)[] = [null]
  readonly tally = new RunTally()
  readonly segments = new SegmentTally()
  /** Last error of entries whose handlers failed. */
  readonly errors = new Map<number, string>()
  /** How far into the journal this reaches. */
  covered = { segment: 0, offset: 0 }
  /** Numbers beyond this one have not been saved yet. */
  savedTo = 0
  /** Rows up to it that were changed since they were saved. */
  readonly changed = new Set<number>()

  readonly #stringNumbers = new Map<string | null, number>([[null, 0]])
  /** How many rows bear a name. Events and stores are named by headers that no signature covers: anybody's could stay for ever. */
  readonly #bearers: number[] = [0]
  readonly #freeNumbers = new Set<number>()
  readonly #newestOfEvent = new Uint32Array(codes.event.length)
  readonly #newestOfReason = new Uint32Array(codes.reason.length)
  readonly #identities = new HashIndex()
  readonly #orders = new HashIndex()

  /** What the key of an arrival, or of a line that is replayed, meets here. */
  placeOf({ store, wire, order, reason, digest }: EntryKey): Place {
    const storeNumber = this.#stringNumbers.get(store)
    if (storeNumber === undefined) return { newestOfOrder: 0, newestOfIdentity: 0 }
    const wireNumber = this.#stringNumbers.get(wire) ?? -1
    const orderId = order ?? Number.NaN
    return {
      newestOfOrder: order === null ? 0 : this.#newestOfOrder(storeNumber, orderId),
      newestOfIdentity: this.#identities.find(digest.readUInt32LE(0), (no) => {
        const isAlike = (this.table.u8(no, column.reason) === 0) === (reason === null)
        return isAlike && this.#isOf(no, storeNumber, orderId) && this.#repeats(no, wireNumber, digest)
      }),
    }
  }

  add(line: EntryLine, position: Position, place: Place = this.placeOf(line)): void {
    const { table } = this
    const { no } = line
    table.add(no)
    table.setU32(no, column.segment, position.segment)
    table.setU32(no, column.offset, position.offset)
    table.setU32(no, column.length, position.length)
    table.setF64(no, column.receivedAt, line.at)
    table.setF64(no, column.triggeredAt, line.triggered ?? Number.NaN)
    table.setF64(no, column.orderId, line.order ?? Number.NaN)
    table.setBytes(no, column.digest, line.digest)
    table.setU32(no, column.store, this.#bear(line.store))
    table.setU32(no, column.wireEvent, this.#bear(line.wire))
    table.setU32(no, column.size, line.body.length)
    table.setU32(no, column.receipts, 1)
    const event = codeOf<string | null>(codes.event, line.event)
    const reason = codeOf<string | null>(codes.reason, line.reason)
    table.setU8(no, column.event, event)
    table.setU8(no, column.reason, reason)
    table.setU8(no, column.signature, codeOf<string>(codes.signature, line.signature))
    table.setU8(no, column.orderState, codeOf<string | null>(codes.orderState, line.state))
    const handler = codeOf<string>(codes.handler, line.handled ? 'waiting' : 'none')
    table.setU8(no, column.handler, handler)
    this.tally.move(no, { from: null, to: handler })
    this.segments.add(position.segment, { no, receivedAt: line.at })
    table.setU8(
      no,
      column.flags,
      (line.stale ? flagBit.stale : 0) | (line.reconciled ? flagBit.reconciled : 0),
    )
    table.setU32(no, column.beforeOfOrder, place.newestOfOrder)
    table.setU32(no, column.beforeOfIdentity, place.newestOfIdentity)
    table.setU32(no, column.beforeOfEvent, this.#newestOfEvent[event] ?? 0)
    table.setU32(no, column.beforeOfReason, this.#newestOfReason[reason] ?? 0)
    this.#findable(no)
  }

  /** A line of the log, in the order of its writing. */
  replay(line: Line, position: Position): void {
    if (line.kind === 'entry') {
      if (line.no > this.table.last) this.add(line, position)
    } else if (this.table.has(line.no)) {
      if (line.kind === 'receipt') this.addReceipt(line.no, line.times)
      else this.setRun(line.no, runOf(line))
    }
  }

  /** Forgets the entries of a segment and of those before it. */
  dropThroughSegment(segment: number): void {
    const last = this.segments.lastThrough(segment)
    if (last > 0) this.dropThrough(last)
  }

  /** Forgets the entries up to this one. */
  dropThrough(last: number): void {
    for (let no = this.table.next(0); no > 0 && no <= last; no = this.table.next(no + 1)) {
      this.segments.remove(this.table.u32(no, column.segment))
      this.tally.move(no, { from: this.table.u8(no, column.handler), to: null })
      this.#identities.delete(this.table.u32(no, column.digest), no)
      const orderId = this.table.f64(no, column.orderId)
      if (!Number.isNaN(orderId))
        this.#orders.delete(orderHash(this.table.u32(no, column.store), orderId), no)
      this.errors.delete(no)
      this.changed.delete(no)
      for (const [number] of this.namesOf(no)) this.#unbear(number)
    }
    this.table.dropThrough(last)
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
    const from = this.table.has(no) ? this.table.u8(no, column.handler) : null
    this.table.restore(no, row)
    this.tally.move(no, { from, to: this.table.u8(no, column.handler) })
    if (from === null) this.#count(no)
    if (isNew) this.#findable(no)
  }

  addReceipt(no: number, times = 1): void {
    this.table.setU32(no, column.receipts, this.table.u32(no, column.receipts) + times)
    this.table.setU8(no, column.flags, this.table.u8(no, column.flags) | flagBit.duplicate)
    this.#markChanged(no)
  }

  setRun(no: number, outcome: RunOutcome): void {
    const handler = codeOf<string>(codes.handler, outcome.state)
    this.tally.move(no, { from: this.table.u8(no, column.handler), to: handler })
    this.table.setU8(no, column.handler, handler)
    this.table.setU16(no, column.runs, outcome.runs)
    this.table.setF64(no, column.nextRunAt, outcome.nextRunAt ?? 0)
    if (outcome.error === null) this.errors.delete(no)
    else this.errors.set(no, outcome.error)
    this.#markChanged(no)
  }

  newestOfOrder(storeCode: string | null, orderId: number): number {
    const store = this.#stringNumbers.get(storeCode)
    return store === undefined ? 0 : this.#newestOfOrder(store, orderId)
  }

  newestOfEvent(event: string | null): number {
    return this.#newestOfEvent[codeOf<string | null>(codes.event, event)] ?? 0
  }

  newestOfReason(reason: string | null): number {
    return this.#newestOfReason[codeOf<string | null>(codes.reason, reason)] ?? 0
  }

  /** The number of a name; undefined when no entry bears it. */
  numberOf(text: string | null): number | undefined {
    return this.#stringNumbers.get(text)
  }

  /** All names that entries bear, and null. */
  names(): (string | null)[] {
    return [...this.#stringNumbers.keys()]
  }

  /** The names that an entry bears, with their numbers. */
  *namesOf(no: number): Generator<[number: number, name: string]> {
    for (const at of [column.store, column.wireEvent]) {
      const number = this.table.u32(no, at)
      if (number > 0) yield [number, this.strings[number] as string]
    }
  }

  /** Gives a name its number: a saved row tells no more of it. */
  name(number: number, text: string): void {
    if (this.strings[number] === text) return
    this.#freeNumbers.delete(number)
    this.strings[number] = text
    this.#bearers[number] = 0
    this.#stringNumbers.set(text, number)
  }

  /** A saved row that was not there. */
  #count(no: number): void {
    const receivedAt = this.table.f64(no, column.receivedAt)
    this.segments.add(this.table.u32(no, column.segment), { no, receivedAt })
    for (const [number] of this.namesOf(no)) this.#countBearer(number)
  }

  #markChanged(no: number): void {
    if (no <= this.savedTo) this.changed.add(no)
  }

  #newestOfOrder(store: number, orderId: number): number {
    return this.#orders.find(orderHash(store, orderId), (no) => this.#isOf(no, store, orderId))
  }

  /** Makes a row the one that is found first among its likes, in the place of the one before it. */
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

  /** The number of a name that one row more bears. */
  #bear(text: string | null): number {
    if (text === null) return 0
    let number = this.#stringNumbers.get(text)
    if (number === undefined) {
      number = this.#freeNumbers.values().next().value ?? this.strings.length
      this.name(number, text)
    }
    this.#countBearer(number)
    return number
  }

  #countBearer(number: number): void {
    this.#bearers[number] = (this.#bearers[number] ?? 0) + 1
  }

  /** One row less bears it; a number that none bears is given anew. */
  #unbear(number: number): void {
    const left = (this.#bearers[number] ?? 0) - 1
    this.#bearers[number] = left
    if (left > 0) return
    this.#stringNumbers.delete(this.strings[number] ?? null)
    this.strings[number] = null
    this.#freeNumbers.add(number)
  }
}

function orderHash(store: number, orderId: number): number {
  // The bits that a row shares with its neighbours in number come out spread; those beyond 32 hardly differ.
  return Math.imul((orderId | 0) ^ Math.imul(store, 0x9e3779b1), 0x85ebca6b) >>> 0
}

function runOf({ state, runs, error, next }: RunLine): RunOutcome {
  return { state: state as RunOutcome['state'], runs, error, nextRunAt: next }
}
