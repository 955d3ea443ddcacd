import type { Names } from '../names.ts'

/**
 * For searches since a time: whether anything that young is left among the numbers below. Of a few bytes for each
 * hundred pages, since rows lie nearly in the order of their times.
 */
export const received = ({ schema }: Names) => `
create index entries_received on ${schema}.entries using brin (received_at) with (autosummarize = on);
`
