import { hash } from 'node:crypto'
import type { Arrival, Receipt } from '../../inbox.ts'
import {
  bigintArray,
  booleanArray,
  bytesArray,
  integerArray,
  textArray,
  timeArray,
  uuidArray,
} from './binary-array.ts'
import type { Names } from './names.ts'

/** An arrival with what it is judged by. */
export interface Judged {
  arrival: Arrival
  identity: Buffer
  /** How often it came, in this batch. */
  receipts: number
}

export function judged(arrival: Arrival): Judged {
  const { orderId, digest } = arrival
  // An accepted arrival repeats accepted entries alone. Unknown parts count as empty; the lengths keep one
  // part from reaching into the next.
  const store = arrival.storeCode ?? ''
  const event = arrival.wireEvent ?? ''
  const lead = `${arrival.verdict} ${store.length} ${event.length}`
  const parts = `${lead} ${store}${event}${orderId ?? ''} ${digest.toString('latin1')}`
  return { arrival, identity: hash('sha256', parts, 'buffer'), receipts: 1 }
}

/** Arrivals of one order are judged one after the other; where no order is named, those of one identity. */
export function keyOf({ arrival: { storeCode, orderId }, identity }: Judged): string {
  return orderId === null ? identity.toString('latin1') : `${orderId} ${storeCode ?? ''}`
}

/** The very same again, stamp and all, is a duplicate of whatever the first one turns out to be. */
export function fold(first: Judged, second: Judged): ((receipt: Receipt) => Receipt) | undefined {
  if (first.arrival.triggeredAt !== second.arrival.triggeredAt) return undefined
  if (!first.identity.equals(second.identity)) return undefined
  first.receipts += 1
  return (receipt) => ({ ...receipt, duplicate: true })
}

export interface AppendOptions {
  names: Names
  /** This process, as it is called in notifications. */
  by: string
  /** Memory for the bodies of a batch. */
  allocate: (bytes: number) => Buffer
}

export function appendQuery(batch: readonly Judged[], { names: { schema }, by, allocate }: AppendOptions) {
  const arrivals = batch.map(({ arrival }) => arrival)
  const isReconciled = arrivals.map(({ reconciled = false }) => reconciled)
  const plain = !isReconciled.includes(true)
  return {
    name: plain ? 'append' : 'append_reconciled',
    text: `select ${schema}.${plain ? 'append' : 'append_reconciled'}(${parameters(plain ? 16 : 17)})`,
    rowMode: 'array' as const,
    values: [
      uuidArray(batch.map(({ identity }) => identity)),
      timeArray(arrivals.map(({ receivedAt }) => receivedAt)),
      timeArray(arrivals.map(({ triggeredAt }) => triggeredAt)),
      bigintArray(arrivals.map(({ orderId }) => orderId)),
      integerArray(batch.map(({ receipts }) => receipts)),
      textArray(arrivals.map(({ event }) => event)),
      textArray(arrivals.map(({ wireEvent }) => wireEvent ?? '')),
      textArray(arrivals.map(({ storeCode }) => storeCode ?? '')),
      textArray(arrivals.map(({ orderState }) => orderState)),
      textArray(arrivals.map(({ reason }) => reason)),
      textArray(arrivals.map(({ signature }) => signature)),
      booleanArray(arrivals.map(({ handled }) => handled)),
      // JSON escapes NUL and lone surrogates, which PostgreSQL's text does not take.
      textArray(arrivals.map(({ rawHeaders }) => JSON.stringify(rawHeaders))),
      bytesArray(
        arrivals.map(({ body }) => body),
        allocate,
      ),
      integerArray(arrivals.map(({ body }) => body.length)),
      by,
      ...(plain ? [] : [booleanArray(isReconciled)]),
    ],
  }
}

function parameters(count: number): string {
  return Array.from({ length: count }, (_, place) => `$${place + 1}`).join(',')
}

/** One answer of the append() of migration 3. */
export interface Answered {
  no: number
  duplicate: boolean
  stale: boolean
}

export function answersOf(text: string): Answered[] {
  return text.split(',').map((word) => {
    const letter = word.at(-1)
    return {
      no: Number(word.slice(0, -1)),
      duplicate: letter === 'd' || letter === 't',
      stale: letter === 's' || letter === 't',
    }
  })
}
