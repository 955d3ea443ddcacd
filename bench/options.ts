import { parseArgs } from 'node:util'
import { defaultSettings, type Settings } from './settings.ts'

/** What was asked for on the command line. */
export interface Asked {
  /** Names of the parts to measure, in order; empty for all. */
  parts: string[]
  settings: Settings
  /** Keep the reports in bench/results/ and make bench/results.md of them. */
  keep: boolean
  /** Reports as NDJSON on stdout. */
  json: boolean
  help: boolean
}

export const usage = `npm run bench -- [receive] [one-connection] [stored] [send] [page] [options]

Without a part, all of them.

  --rounds N           turns of each contender                      (${defaultSettings.rounds})
  --seconds N          measured in each turn                        (${defaultSettings.seconds})
  --warm-up N          seconds of load before that                  (${defaultSettings.warmUpSeconds})
  --connections N                                                   (${defaultSettings.connections})
  --deliveries N       different signed bodies                      (${defaultSettings.deliveries})
  --only A,B           these contenders alone, and the bare server
  --entries A,B        stored entries, for the part stored          (${defaultSettings.entries.join(',')})
  --sent N             deliveries of each sender, for send          (${defaultSettings.sent})
  --failing N          deliveries that fail all their life          (${defaultSettings.failing})
  --generator G        wrk or autocannon                            (wrk when it is there)
  --cores S,G          cores of servers and generator; none: unpinned (0,1)
                       (0-1,0-1: both cores for both)
  --folder DIR         where data folders are made: the disk to measure
  --json               the reports with every measurement, one a line, instead of tables
  --keep               keep the outcome in bench/results/ and bench/results.md
`

/** @throws TypeError when an option cannot be read. */
export function readOptions(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      connections: { type: 'string' },
      deliveries: { type: 'string' },
      only: { type: 'string' },
      entries: { type: 'string' },
      sent: { type: 'string' },
      failing: { type: 'string' },
      generator: { type: 'string' },
      cores: { type: 'string' },
      folder: { type: 'string' },
      json: { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const whole = (name: string, text: string | undefined, otherwise: number, least = 1) =>
    text === undefined ? otherwise : wholeNumber(name, text, least)
  const asked = defaultSettings
  return {
    parts: positionals,
    keep: values.keep ?? false,
    json: values.json ?? false,
    help: values.help ?? false,
    settings: {
      ...asked,
      rounds: whole('rounds', values.rounds, asked.rounds),
      seconds: whole('seconds', values.seconds, asked.seconds),
      warmUpSeconds: whole('warm-up', values['warm-up'], asked.warmUpSeconds, 0),
      connections: whole('connections', values.connections, asked.connections),
      deliveries: whole('deliveries', values.deliveries, asked.deliveries),
      sent: whole('sent', values.sent, asked.sent, 100),
      failing: whole('failing', values.failing, asked.failing),
      only: values.only?.split(',') ?? asked.only,
      entries: values.entries?.split(',').map((text) => wholeNumber('entries', text, 0)) ?? asked.entries,
      cores: values.cores === undefined ? asked.cores : coresOf(values.cores),
      folder: values.folder ?? asked.folder,
      ...generatorOf(values.generator),
    },
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= least) return number
  throw new TypeError(`--${name} takes a whole number from ${least} on, not ${JSON.stringify(text)}`)
}

function coresOf(text: string): Settings['cores'] {
  if (text === 'none') return null
  const [server, generator] = text.split(',')
  if (server && generator) return { server, generator }
  throw new TypeError('--cores takes two core numbers, as in 0,1, or none')
}

function generatorOf(text: string | undefined): Pick<Settings, 'generator'> {
  if (text === undefined) return {}
  if (text === 'wrk' || text === 'autocannon') return { generator: text }
  throw new TypeError('--generator takes wrk or autocannon')
}
