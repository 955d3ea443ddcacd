import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export interface LedgerArguments {
  rounds: number
  seed: string
  inFlight: number
  database: string | undefined
  processes: number | undefined
  json: boolean
}

export const usage = `Kills receivers under load, over and over, and holds what they kept against what they acknowledged.

  npx tsx scripts/crash-ledger.ts [options]

  --rounds <n>      rounds of load, kill and restart (100)
  --seed <text>     draws the kills and the requests; by chance, and told
  --in-flight <n>   requests under way at once, 1 to 1024 (48)
  --database <url>  on PostgreSQL, in a schema of its own; embedded starts a server, which is what is killed
  --processes <n>   receivers over the one database, of which one is killed (3 on a URL)
  --json            the ledger as one line of JSON

Exits 1 when anything was lost or doubled, or another promise was broken.
`

/** @throws TypeError when they are not to be understood. */
export function readArguments(given: string[]): LedgerArguments | 'help' {
  const { values } = parseArgs({
    args: given,
    options: {
      rounds: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(randomInt(10 ** 9)) },
      'in-flight': { type: 'string', default: '48' },
      database: { type: 'string' },
      processes: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const { database, processes } = values
  if (processes !== undefined && database === undefined) {
    throw new TypeError('--processes: a journal has one receiver; name a --database')
  }
  return {
    rounds: wholeNumber('--rounds', values.rounds, { least: 1, most: 100_000 }),
    seed: values.seed,
    inFlight: wholeNumber('--in-flight', values['in-flight'], { least: 1, most: 1_024 }),
    database,
    processes:
      processes === undefined ? undefined : wholeNumber('--processes', processes, { least: 1, most: 16 }),
    json: values.json,
  }
}
