import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { wholeNumber } from '../whole-number.ts'

export interface TwoPhaseArguments {
  sends: number
  seed: string
  inFlight: number
  database: string | undefined
  processes: number
  minutes: number
  json: boolean
}

export const usage = `Sends requests with known numbers, then asks which of them are kept and were handled.

  npm run two-phase -- [options]

  --sends <n>       requests to have acknowledged, all different (100000); one of 32 is sent again
  --seed <text>     draws the requests and the repeats; by chance, and told
  --in-flight <n>   requests under way at once, 1 to 1024 (64)
  --database <url>  through PostgreSQL, in a schema of its own; embedded starts a server
  --processes <n>   receivers over the one database (3); half-way one is killed, and an embedded server too
  --minutes <n>     gives up after so many (60)
  --json            the account as one line of JSON

Without a database: the embedded receiver on a journal, which nothing is done to.
Exits 1 when anything was lost, altered, handled twice or not at all.
`

/** @throws TypeError when they are not to be understood. */
export function readArguments(given: string[]): TwoPhaseArguments | 'help' {
  const { values } = parseArgs({
    args: given,
    options: {
      sends: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(randomInt(10 ** 9)) },
      'in-flight': { type: 'string', default: '64' },
      database: { type: 'string' },
      processes: { type: 'string', default: '3' },
      minutes: { type: 'string', default: '60' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    sends: wholeNumber('--sends', values.sends, { least: 100, most: 10_000_000 }),
    seed: values.seed,
    inFlight: wholeNumber('--in-flight', values['in-flight'], { least: 1, most: 1_024 }),
    database: values.database,
    // One is killed, and another has to take over what it had under way.
    processes: wholeNumber('--processes', values.processes, { least: 2, most: 16 }),
    minutes: wholeNumber('--minutes', values.minutes, { least: 1, most: 1_440 }),
    json: values.json,
  }
}
