import type { Pool, PoolClient } from 'pg'
import type { Arrival, KeptEntry, Receipt, Restored, RunOutcome } from '../../inbox.ts'
import { arrivalOfKept } from '../../restoring.ts'
import { judged } from './append-batch.ts'
import {
  bigintArray,
  booleanArray,
  bytesArray,
  integerArray,
  textArray,
  timeArray,
  uuidArray,
} from './binary-array.ts'
import type { Months } from './months.ts'
import type { Names } from './names.ts'
import { storageError } from './storage-fault.ts'

interface Parts {
  names: Names
  pool: () => Pool
  months: Months
  idOf: (no: number | string) => string
  /** The number in an id that this inbox gave, or could have given; 0 for any other. */
  noOf: (id: string) => number
  append: (arrival: Arrival) => Promise<Receipt>
  record: (no: number, outcome: RunOutcome) => Promise<void>
}

/** An entry to be put back under its own number. */
interface Numbered {
  no: number
  kept: KeptEntry
  arrival: Arrival
}

/** Puts entries of a backup back: those of this inbox together, in one transaction, others one by one. */
export function createRestore(parts: Parts) {
  const { names, pool, months, idOf, noOf } = parts
  const { schema } = names

  async function restoreOwn(all: readonly Numbered[]): Promise<Set<number>> {
    await months.make(all.map(({ arrival }) => arrival.receivedAt))
    const client = await pool().connect()
    try {
      await client.query('begin')
      // Numbers become visible in their order: see migration 3.
      await client.query('select pg_advisory_xact_lock($1, 0)', [names.locks.append])
      const added = await insert(client, all)
      await client.query('commit')
      return added
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  async function insert(client: PoolClient, all: readonly Numbered[]): Promise<Set<number>> {
    const { rows } = await client.query<{ no: string }>(insertEntries(schema), entryValues(all))
    const added = new Set(rows.map(({ no }) => Number(no)))
    const own = all.filter(({ no }) => added.has(no))
    await client.query(
      `insert into ${schema}.requests (no, received_at, raw_headers, body)
       select unnest($1::bigint[]), unnest($2::timestamptz[]), unnest($3::text[]), unnest($4::bytea[])`,
      [
        bigintArray(own.map(({ no }) => no)),
        timeArray(own.map(({ arrival }) => arrival.receivedAt)),
        textArray(own.map(({ arrival }) => JSON.stringify(arrival.rawHeaders))),
        bytesArray(
          own.map(({ arrival }) => arrival.body),
          Buffer.allocUnsafe,
        ),
      ],
    )
    const open = own.filter(({ kept }) => ['waiting', 'failed'].includes(kept.entry.handler.state))
    await client.query(`select ${schema}.add_runs($1, null, $2)`, [
      bigintArray(open.map(({ no }) => no)),
      timeArray(open.map(({ kept }) => timeOf(kept.entry.handler.nextRunAt))),
    ])
    await client.query(
      // Behind a failover the sequence is ahead of the entries, by numbers that were given before it.
      `select setval('${schema}.entry_no', greatest($1, (select max(no) from ${schema}.entries),
         (select last_value from ${schema}.entry_no)))`,
      [Math.max(...all.map(({ no }) => no))],
    )
    return added
  }

  async function isThere(arrival: Arrival): Promise<string | undefined> {
    const { rows } = await pool().query<{ no: string }>(
      `select no from ${schema}.entries where identity = $1 and triggered_at is not distinct from $2`,
      [judged(arrival).identity.toString('hex', 0, 16), dateOf(arrival.triggeredAt)],
    )
    return rows[0]?.no
  }

  async function restoreForeign({ entry }: KeptEntry, arrival: Arrival): Promise<Restored> {
    const known = await isThere(arrival)
    if (known !== undefined) return { id: idOf(known), outcome: 'known' }
    const { state, runs, lastError, nextRunAt } = entry.handler
    const isOpen = state === 'waiting' || state === 'failed'
    const { id, duplicate } = await parts.append({ ...arrival, handled: isOpen })
    if (duplicate) return { id, outcome: 'known' }
    const no = noOf(id)
    await pool().query(
      `update ${schema}.entries set receipts = greatest(receipts, $2), stale = stale or $3 where no = $1`,
      [no, entry.receipts, entry.flags.includes('stale')],
    )
    if (state !== 'none' && state !== 'waiting') {
      await parts.record(no, { state, runs, error: lastError, nextRunAt: timeOf(nextRunAt) })
    }
    return { id, outcome: 'restored' }
  }

  async function restoreAll(entries: readonly KeptEntry[]): Promise<Restored[]> {
    const all = entries.map((kept) => ({ kept, arrival: arrivalOfKept(kept), no: noOf(kept.entry.id) }))
    const taken = await takenNumbers(pool(), schema, all)
    const own = all.filter(({ no }) => no > 0 && !taken.has(no))
    const added = own.length > 0 ? await restoreOwn(own) : new Set<number>()
    const restored: Restored[] = []
    for (const { no, kept, arrival } of all) {
      if (added.has(no)) restored.push({ id: idOf(no), outcome: 'restored' })
      else restored.push(await restoreForeign(kept, arrival))
    }
    return restored
  }

  return (entries: readonly KeptEntry[]): Promise<Restored[]> =>
    restoreAll(entries).catch((error) => {
      throw storageError(error)
    })
}

async function takenNumbers(
  pool: Pool,
  schema: string,
  all: readonly { no: number }[],
): Promise<Set<number>> {
  const { rows } = await pool.query<{ no: string }>(`select no from ${schema}.entries where no = any($1)`, [
    bigintArray(all.map(({ no }) => no)),
  ])
  return new Set(rows.map(({ no }) => Number(no)))
}

/** A request that is kept already under another number is left out. */
const insertEntries = (schema: string) => `
insert into ${schema}.entries (
  no, received_at, triggered_at, order_id, identity, size, receipts, runs, stale, reconciled, event, wire_event,
  store_code, order_state, reason, signature, handler, last_error, next_run_at
)
select unnest($1::bigint[]), unnest($2::timestamptz[]), unnest($3::timestamptz[]), unnest($4::bigint[]),
  unnest($5::uuid[]), unnest($6::integer[]), unnest($7::integer[]), unnest($8::integer[]), unnest($9::boolean[]),
  unnest($10::boolean[]), unnest($11::text[]), unnest($12::text[]), unnest($13::text[]), unnest($14::text[]),
  unnest($15::text[]), unnest($16::text[]), unnest($17::text[]), unnest($18::text[]), unnest($19::timestamptz[])
on conflict do nothing returning no`

function entryValues(all: readonly Numbered[]): Buffer[] {
  const arrivals = all.map(({ arrival }) => arrival)
  const entries = all.map(({ kept }) => kept.entry)
  return [
    bigintArray(all.map(({ no }) => no)),
    timeArray(arrivals.map(({ receivedAt }) => receivedAt)),
    timeArray(arrivals.map(({ triggeredAt }) => triggeredAt)),
    bigintArray(arrivals.map(({ orderId }) => orderId)),
    uuidArray(arrivals.map((arrival) => judged(arrival).identity)),
    integerArray(arrivals.map(({ body }) => body.length)),
    integerArray(entries.map(({ receipts }) => receipts)),
    integerArray(entries.map(({ handler }) => handler.runs)),
    booleanArray(entries.map(({ flags }) => flags.includes('stale'))),
    booleanArray(entries.map(({ flags }) => flags.includes('reconciled'))),
    textArray(arrivals.map(({ event }) => event)),
    textArray(arrivals.map(({ wireEvent }) => wireEvent ?? '')),
    textArray(arrivals.map(({ storeCode }) => storeCode ?? '')),
    textArray(arrivals.map(({ orderState }) => orderState)),
    textArray(arrivals.map(({ reason }) => reason)),
    textArray(arrivals.map(({ signature }) => signature)),
    textArray(entries.map(({ handler }) => handler.state)),
    textArray(entries.map(({ handler }) => handler.lastError)),
    timeArray(entries.map(({ handler }) => timeOf(handler.nextRunAt))),
  ]
}

function timeOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}

function dateOf(time: number | null): Date | null {
  return time === null ? null : new Date(time)
}
