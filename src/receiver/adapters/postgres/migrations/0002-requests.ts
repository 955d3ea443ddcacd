import type { Names } from '../names.ts'

/**
 * The requests as received, partitioned by month of receipt (UTC): a month is let go by dropping its table.
 * Written once and never changed.
 */
export const requests = ({ schema, locks }: Names) => `
create table ${schema}.requests (
  no bigint not null,
  received_at timestamptz not null,
  -- A JSON array of names and values in turn. As text: neither text[] nor jsonb takes every string.
  raw_headers text not null,
  body bytea not null
) partition by range (received_at);

create index requests_no on ${schema}.requests (no);

create function ${schema}.make_partition(p_month timestamptz) returns void language plpgsql as $$
declare
  v_start timestamp := date_trunc('month', p_month at time zone 'UTC');
  v_name text := 'requests_' || to_char(v_start, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(${locks.upkeep}, 0);
  if to_regclass('${schema}.' || v_name) is null then
    -- Rows up to a page stay whole in it: no compression, no second table for an order of a usual size.
    execute format(
      'create table ${schema}.%I partition of ${schema}.requests for values from (%L) to (%L) with (toast_tuple_target = 8160)',
      v_name, v_start at time zone 'UTC', (v_start + interval '1 month') at time zone 'UTC');
  end if;
end $$;
`
