import { type Names, runTask } from '../names.ts'

/**
 * Takes a batch in: judges what is a duplicate and what is stale, keeps entries and requests, and enqueues
 * the first runs; one call, one transaction. No two arrivals of a batch may be of the same order, nor, where
 * they name none, of the same identity: each is judged by what was there before the batch.
 *
 * Batches of all processes go through one lock, held until the commit. It makes the rules exact (two
 * duplicates cannot miss each other) without a lock an order, and it makes numbers become visible in their
 * order, so that whoever has read up to a number has missed none below it. What it costs is small: a
 * notification serialises commits anyway, and a batch shares its commit among all that it holds.
 *
 * The rules are those of domain/identity.ts and domain/order-state.ts, said again in SQL so that a batch is
 * one round trip; the suite of the port and a test of all pairs of moments hold both to one another.
 *
 * Answers, in the order of the arrivals, each entry's number with a letter: n new, s new and stale, d a
 * duplicate, t a duplicate of a stale one.
 */
export const append = ({ schema, worker, channel, locks }: Names) => `
create function ${schema}.life_rank(state text) returns integer language sql immutable as $$
  select case state
    when 'unknown' then 0 when 'abandoned' then 1 when 'pending_payment' then 1
    when 'paid' then 2 when 'shipped' then 3 when 'canceled' then 4 end
$$;

create function ${schema}.append(
  p_identity uuid[], p_received_at timestamptz[], p_triggered_at timestamptz[], p_order_id bigint[],
  p_receipts integer[], p_event text[], p_wire_event text[], p_store_code text[], p_order_state text[],
  p_reason text[], p_signature text[], p_handled boolean[], p_raw_headers text[], p_body bytea[],
  p_size integer[], p_by text
) returns text language plpgsql
-- A plan made while the tables were small must not scan them once they are large.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $$
declare
  v_answer text;
  v_numbers bigint[];
  v_newest bigint;
  v_changed bigint[];
  v_handled bigint[];
begin
  perform pg_advisory_xact_lock(${locks.append}, 0);

  with arrived as materialized (
    select generate_subscripts(p_identity, 1) as place, unnest(p_identity) as identity,
      unnest(p_received_at) as received_at, unnest(p_triggered_at) as triggered_at,
      unnest(p_order_id) as order_id, unnest(p_receipts) as receipts, unnest(p_event) as event,
      unnest(p_wire_event) as wire_event, unnest(p_store_code) as store_code,
      unnest(p_order_state) as order_state, unnest(p_reason) as reason,
      unnest(p_signature) as signature, unnest(p_handled) as handled, unnest(p_size) as size
  ), judged as materialized (
    select a.*, same.no as repeated,
      same.no is not null and (same.bears_stamp or not exists (
        select from ${schema}.entries l
        where l.order_id = a.order_id and l.store_code = a.store_code
          and l.no > same.no and l.wire_event = a.wire_event
      )) as duplicate,
      coalesce(
        case when a.triggered_at <> known.triggered_at then a.triggered_at < known.triggered_at
          else ${schema}.life_rank(a.order_state) < ${schema}.life_rank(known.order_state) end,
        false
      ) as stale
    from arrived a
    left join lateral (
      select max(e.no) as no, bool_or(e.triggered_at is not distinct from a.triggered_at) as bears_stamp
      from ${schema}.entries e where e.identity = a.identity
    ) same on true
    left join lateral (
      select e.triggered_at, e.order_state from ${schema}.entries e
      where e.order_id = a.order_id and e.store_code = a.store_code
        and e.order_state is not null and not e.stale
      order by e.no desc limit 1
    ) known on a.order_state is not null
  ), numbered as materialized (
    select j.*, case when duplicate then repeated else nextval('${schema}.entry_no') end as no
    from (select * from judged order by place) j
  ), again as (
    update ${schema}.entries e set receipts = e.receipts + n.receipts
    from numbered n where n.duplicate and e.no = n.no
    returning e.no, e.stale
  ), kept as (
    insert into ${schema}.entries (
      no, received_at, triggered_at, order_id, identity, size, receipts, stale, event, wire_event,
      store_code, order_state, reason, signature, handler
    )
    select no, received_at, triggered_at, order_id, identity, size, receipts, stale, event, wire_event,
      store_code, order_state, reason, signature, case when handled then 'waiting' else 'none' end
    from numbered where not duplicate
  )
  select
    string_agg(
      n.no || case when again.stale then 't' when n.duplicate then 'd' when n.stale then 's' else 'n' end,
      ',' order by n.place),
    array_agg(case when not n.duplicate then n.no end order by n.place),
    max(n.no) filter (where not n.duplicate),
    array_agg(n.no) filter (where n.duplicate),
    array_agg(n.no order by n.place) filter (where n.handled and not n.duplicate)
  into v_answer, v_numbers, v_newest, v_changed, v_handled
  from numbered n left join again on again.no = n.no;

  insert into ${schema}.requests (no, received_at, raw_headers, body)
  select * from (
    select unnest(v_numbers) as no, unnest(p_received_at), unnest(p_raw_headers), unnest(p_body)
  ) r where no is not null;

  perform ${schema}.add_runs(v_handled, null, null);
  perform pg_notify('${channel}',
    p_by || ' ' || coalesce(v_newest, 0) || ' ' || coalesce(array_to_string(v_changed, ','), ''));
  return v_answer;
end $$;

-- Runs of these entries, of these turns (0 unless given), due then (at once unless given). Written into the
-- table itself: add_jobs() uses up a number of its tasks' 32 bits at every call.
create function ${schema}.add_runs(p_no bigint[], p_turn integer[], p_at timestamptz[])
returns void language plpgsql as $$
declare
  v_task integer;
begin
  if coalesce(cardinality(p_no), 0) = 0 then return; end if;
  select id into strict v_task from ${worker}._private_tasks where identifier = '${runTask}';
  insert into ${worker}._private_jobs (task_id, payload, run_at, max_attempts)
  select v_task, json_build_object('no', r.no, 'turn', coalesce(r.turn, 0)), coalesce(r.at, now()), 32767
  from (select unnest(p_no) as no, unnest(p_turn) as turn, unnest(p_at) as at) r
  where r.no is not null;
  perform pg_notify('jobs:insert', '{"r":' || random() || ',"count":' || cardinality(p_no) || '}');
end $$;
`
