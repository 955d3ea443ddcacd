import type { Names } from '../names.ts'

/**
 * Entries that no hook brought. append() of migration 3 stays as it is, for what comes by hooks and for
 * processes of an earlier version beside this one; what is reconciled is appended by it and marked behind it, in
 * the same transaction.
 */
export const reconciled = ({ schema }: Names) => `
alter table ${schema}.entries add column reconciled boolean not null default false;

create function ${schema}.append_reconciled(
  p_identity uuid[], p_received_at timestamptz[], p_triggered_at timestamptz[], p_order_id bigint[],
  p_receipts integer[], p_event text[], p_wire_event text[], p_store_code text[], p_order_state text[],
  p_reason text[], p_signature text[], p_handled boolean[], p_raw_headers text[], p_body bytea[],
  p_size integer[], p_by text, p_reconciled boolean[]
) returns text language plpgsql as $$
declare
  v_answer text;
begin
  v_answer := ${schema}.append(
    p_identity, p_received_at, p_triggered_at, p_order_id, p_receipts, p_event, p_wire_event, p_store_code,
    p_order_state, p_reason, p_signature, p_handled, p_raw_headers, p_body, p_size, p_by
  );
  update ${schema}.entries e set reconciled = true
  from (
    select unnest(string_to_array(v_answer, ',')) as word, unnest(p_reconciled) as reconciled
  ) a
  where a.reconciled and right(a.word, 1) in ('n', 's') and e.no = left(a.word, -1)::bigint;
  return v_answer;
end $$;
`
