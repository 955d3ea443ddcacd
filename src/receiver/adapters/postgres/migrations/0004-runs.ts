import { type Names, runTask } from '../names.ts'

/** Runs of handlers: who runs which, how they ended, and what follows. */
export const runs = ({ schema, worker, channel, locks }: Names) => `
insert into ${worker}._private_tasks (identifier) values ('${runTask}') on conflict do nothing;

-- A process holds the advisory lock of its id in its session: who can take that lock knows that it is gone.
create table ${schema}.processes (
  id integer primary key generated always as identity,
  workers text[] not null default '{}',
  missing_since timestamptz
);

-- Claims an entry's run for the session; nothing when another has it. Told by what is committed by then.
create function ${schema}.claim_run(p_no bigint)
returns table (turn integer, runs integer) language plpgsql as $$
begin
  if pg_try_advisory_lock(${locks.run}, (p_no % 2147483648)::integer) then
    return query select e.turn, e.runs from (select p_no as no) given
      left join ${schema}.entries e on e.no = given.no;
  end if;
end $$;

-- How runs ended: state, next run and the end of the job in one transaction. A turn that is over, since
-- somebody asked for another run meanwhile, changes nothing; without a turn it is recorded in any case.
create function ${schema}.record_runs(
  p_no bigint[], p_turn integer[], p_job bigint[], p_state text[], p_runs integer[], p_error text[],
  p_next timestamptz[], p_by text
) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
declare
  v_changed bigint[];
  v_numbers bigint[];
  v_turns integer[];
  v_times timestamptz[];
begin
  with ended as materialized (
    select unnest(p_no) as no, unnest(p_turn) as turn, unnest(p_state) as state, unnest(p_runs) as runs,
      unnest(p_error) as error, unnest(p_next) as next_at
  ), recorded as (
    update ${schema}.entries e
    set handler = d.state, runs = d.runs, last_error = d.error, next_run_at = d.next_at, turn = e.turn + 1
    from ended d where e.no = d.no and e.turn = coalesce(d.turn, e.turn)
    returning e.no, e.turn, e.next_run_at
  )
  select array_agg(no), array_agg(no) filter (where next_run_at is not null),
    array_agg(turn) filter (where next_run_at is not null),
    array_agg(next_run_at) filter (where next_run_at is not null)
  into v_changed, v_numbers, v_turns, v_times from recorded;
  perform ${schema}.add_runs(v_numbers, v_turns, v_times);
  delete from ${worker}._private_jobs where id = any(p_job);
  if v_changed is not null then
    perform pg_notify('${channel}', p_by || ' 0 ' || array_to_string(v_changed, ','));
  end if;
end $$;

-- One more run of an entry, from the start of its retries.
create function ${schema}.enqueue_run(p_no bigint, p_by text) returns void language plpgsql as $$
declare
  v_turn integer;
begin
  update ${schema}.entries set handler = 'waiting', runs = 0, next_run_at = null, turn = turn + 1
  where no = p_no returning turn into v_turn;
  if v_turn is null then return; end if;
  perform ${schema}.add_runs(array[p_no], array[v_turn], null);
  perform pg_notify('${channel}', p_by || ' 0 ' || p_no);
end $$;

-- Puts a job off while another run of its entry is under way.
create function ${schema}.postpone_run(p_job bigint, p_no bigint, p_turn integer)
returns void language plpgsql as $$
begin
  delete from ${worker}._private_jobs where id = p_job;
  perform ${schema}.add_runs(array[p_no], array[p_turn], array[now() + interval '1 second']);
end $$;

-- Frees the jobs of processes that are gone for longer than the grace: one that lost its connection alone
-- takes its lock anew within it. Answers how many were gone for good.
create function ${schema}.reap(p_self integer, p_grace interval) returns integer language plpgsql as $$
declare
  v_process record;
  v_reaped integer := 0;
begin
  if not pg_try_advisory_xact_lock(${locks.upkeep}, 1) then return 0; end if;
  for v_process in select * from ${schema}.processes where id <> p_self loop
    if not pg_try_advisory_xact_lock(${locks.process}, v_process.id) then
      if v_process.missing_since is not null then
        update ${schema}.processes set missing_since = null where id = v_process.id;
      end if;
    elsif v_process.missing_since is null then
      update ${schema}.processes set missing_since = clock_timestamp() where id = v_process.id;
    elsif v_process.missing_since < clock_timestamp() - p_grace then
      perform ${worker}.force_unlock_workers(v_process.workers);
      delete from ${schema}.processes where id = v_process.id;
      v_reaped := v_reaped + 1;
    end if;
  end loop;
  return v_reaped;
end $$;
`
