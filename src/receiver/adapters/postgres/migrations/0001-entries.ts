import type { Names } from '../names.ts'

/**
 * What is known of a request without its bytes: a narrow row an entry.
 *
 * This half is not partitioned. A unique index on a partitioned table must contain the partition's key, and
 * neither an identity nor the latest state of an order ends with the month: so the rows that answer them
 * stand in one table, and the bytes, twenty times as much, in partitions of their own. Every look-up of an
 * append is then one probe of one index, however many months are kept.
 */
export const entries = ({ schema }: Names) => `
create table ${schema}.inbox (
  single boolean primary key default true check (single),
  -- First half of the ids: they never repeat, not even over databases.
  name text not null,
  checked_at timestamptz
);

create sequence ${schema}.entry_no;

create table ${schema}.entries (
  no bigint primary key,
  received_at timestamptz not null,
  triggered_at timestamptz,
  order_id bigint,
  -- First half of the SHA-256 of verdict, store, event, order and the body's digest.
  identity uuid not null,
  size integer not null,
  receipts integer not null,
  -- Counts what was decided about the runs: a job of an earlier turn has nothing to say any more.
  turn integer not null default 0,
  runs integer not null default 0,
  stale boolean not null,
  event text collate "C",
  -- Empty where the request named none.
  wire_event text collate "C" not null,
  store_code text collate "C" not null,
  -- Null unless accepted.
  order_state text collate "C",
  -- Null when accepted.
  reason text collate "C",
  signature text collate "C" not null,
  handler text collate "C" not null,
  last_error text,
  next_run_at timestamptz
) with (fillfactor = 90);

-- One identity has one entry for each stamp (domain/identity.ts): held here too, whatever the code does.
create unique index entries_identity on ${schema}.entries (identity, coalesce(triggered_at, '-infinity'));
create index entries_order on ${schema}.entries (order_id, store_code, no) where order_id is not null;
create index entries_event on ${schema}.entries (event, no);
create index entries_quarantined on ${schema}.entries (no) where reason is not null;
create index entries_handler on ${schema}.entries (handler, no) where handler in ('waiting', 'failed', 'parked');
`
