import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { wholeNumber } from '../../scripts/whole-number.ts'

export interface HostileArguments {
  seed: string
  from: number
  cases: number
  atOnce: number
  database: string | undefined
  json: boolean
}

export const usage = `Sends hostile input to receivers, their inspector and a store, and holds them to docs/hostile-input.md.

  npm run hostile -- [options]

  --cases <n>     how many (100000)
  --seed <text>   draws the cases; by chance, and told
  --from <n>      number of the first case (0): a run that was broken off goes on, or one case is sent again
  --at-once <n>   cases under way at once, 1 to 64 (8)
  --database <u>  receivers over PostgreSQL at this URL, in an empty database; embedded starts a server
  --json          the report as one line of JSON

Exits 1 when a promise was broken; each fault is told with the command that repeats it.
`

/** @throws TypeError when they are not to be understood. */
export function readArguments(given: string[]): HostileArguments | 'help' {
  const { values } = parseArgs({
    args: given,
    options: {
      cases: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(randomInt(10 ** 9)) },
      from: { type: 'string', default: '0' },
      'at-once': { type: 'string', default: '8' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    cases: wholeNumber('--cases', values.cases, { least: 1, most: 10_000_000 }),
    seed: values.seed,
    from: wholeNumber('--from', values.from, { least: 0, most: 1_000_000_000 }),
    atOnce: wholeNumber('--at-once', values['at-once'], { least: 1, most: 64 }),
    database: values.database,
    json: values.json,
  }
}
