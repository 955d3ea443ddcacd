import { crc32 } from 'node:zlib'

/** What the SQL of one inbox is written with. */
export interface Names {
  /** The schema that holds the inbox. */
  schema: string
  /** The schema that graphile-worker keeps its jobs in: of our own, since its version is pinned with ours. */
  worker: string
  /** Where each batch is told of. */
  channel: string
  /** First keys of the advisory locks; the second is 0, 1, a process or an entry. */
  locks: { append: number; upkeep: number; process: number; run: number }
}

/**
 * Names by the schema, which goes into SQL text as it is: so it is held to letters that need no quoting.
 *
 * @throws TypeError when the schema has other letters.
 */
export function namesOf(schema: string): Names {
  if (!/^[a-z_][a-z0-9_]{0,47}$/.test(schema)) {
    throw new TypeError(`schema is ${JSON.stringify(schema)}; it takes a-z, 0-9 and _, at most 48`)
  }
  const lock = (what: string) => crc32(`${schema}/${what}`) | 0
  return {
    schema,
    worker: `${schema}_worker`,
    channel: schema,
    locks: { append: lock('append'), upkeep: lock('upkeep'), process: lock('process'), run: lock('run') },
  }
}

/** The task that graphile-worker knows the handlers' runs by. */
export const runTask = 'run_handlers'
