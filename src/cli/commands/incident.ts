import { randomBytes, randomInt } from 'node:crypto'
import { type Command, InvalidArgumentError } from 'commander'
import { orderPlace } from '../../certify/index.ts'
import { type RunningReceiver, startReceiver } from '../../testing/index.ts'
import { certifyToken } from '../certify/token.ts'
import { settingOption, settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import type { Incident } from '../incident/incident.ts'
import { type PlayOptions, playIncident } from '../incident/play.ts'
import { incidents } from '../incident/presets.ts'
import { tellBegin, tellEnd, tellIncidents } from '../incident/tell.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { mayMakeOrdersAt } from '../may-make-orders.ts'
import type { Output } from '../output.ts'
import { readOption } from '../read-option.ts'
import type { Settings } from '../settings.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  list?: boolean
  to?: string
  token?: string
  read?: string
  seed?: number
  yes?: boolean
  profile?: Settings['RETRY_PROFILE']
  anchor?: Settings['RETRY_ANCHOR']
}

const settingsUsed = [
  'HOST',
  'RECEIVER_PORT',
  'TLS_CERT',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'STORE_CODE',
  'STORE_ADMIN_EMAIL',
  'RETRY_PROFILE',
  'RETRY_ANCHOR',
] as const
type TokenSettings = Pick<Settings, (typeof settingsUsed)[number]>

const greatestSeed = 800_000_000

export function addIncident(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('incident'), kit, {
    summary: 'Plays a bad day against a receiver, and judges how it came through',
    more:
      'A store in memory delivers over real HTTP, and its clock jumps: a weekend passes at once. Where the incident ' +
      'has the receiver down, the store is told that nobody listens; yours need not be stopped. Without --to the ' +
      "kit's own receiver is played against. docs/incidents.md tells of each incident, and how to read the verdict.",
    examples: [
      'incident --list',
      'incident weekend-down',
      'incident double-paid --to http://127.0.0.1:3000/webhooks/jumpseller --read http://127.0.0.1:3000/api/orders/{order}',
    ],
    next: ['simulate --to http://127.0.0.1:3000/webhooks/jumpseller', 'trigger order_paid --fault tamper'],
    settings: settingsUsed,
  })
    .argument('[name]', `the incident: ${incidents.map(({ name }) => name).join(', ')}`)
    .option('--list', 'lists the incidents')
    .option('--to <url>', 'a receiver of your own', urlOption)
    .option(
      '--token <token>',
      "signs for --to (default: JUMPSELLER_HOOKS_TOKEN, else start's for its own receiver; '' sends unsigned)",
    )
    .option(
      '--read <url>',
      "how to read what the receiver has kept of an order: a URL with {order} for its id, as in this kit's " +
        '/api/orders/{order}; docs/certify.md tells what it is to answer',
      readOption,
    )
    .option('--yes', 'also for a receiver that is not on this machine')
    .option('--seed <n>', `draws the same orders again: 0 to ${greatestSeed} (default: by chance)`, readSeed)
  settingOption(command, '--profile <profile>', 'RETRY_PROFILE')
  settingOption(command, '--anchor <anchor>', 'RETRY_ANCHOR')
  command.action((name: string | undefined, options: Options) =>
    run(kit, options, (output) => incident(kit, { name, options }, output)),
  )
}

async function incident(
  { terminal }: Kit,
  { name, options }: { name: string | undefined; options: Options },
  output: Output,
): Promise<ExitCode> {
  if (options.list) {
    tellIncidents(output, incidents)
    return 0
  }
  const chosen = incidentOf(name)
  const settings = settingsFor(terminal, settingsUsed)
  if (options.to === undefined && options.read !== undefined) {
    throw new WrongUse('--read is for a receiver of your own: say where it takes hooks, --to URL.')
  }
  if (options.to !== undefined) {
    mayMakeOrdersAt(new URL(options.to), { command: 'incident', yes: options.yes })
  }
  const hooksToken = tokenFor(options, settings)
  if (chosen.needsToken && hooksToken === null) {
    throw new WrongUse(
      `${chosen.name} is about signatures: give the hooks token of your receiver, --token T.`,
    )
  }
  const own = options.to === undefined ? await startReceiver({ hooksToken }) : undefined
  try {
    const play: PlayOptions = {
      ...placeOf(options, own),
      profile: options.profile ?? settings.RETRY_PROFILE,
      anchor: options.anchor ?? settings.RETRY_ANCHOR,
      identity: { code: settings.STORE_CODE, adminEmail: settings.STORE_ADMIN_EMAIL, hooksToken },
      seed: options.seed ?? randomInt(greatestSeed),
      now: Date.now(),
    }
    const to = own ? "a receiver of this kit's, in memory" : play.url
    tellBegin(output, chosen, { options: play, to })
    return tellEnd(output, await playIncident(chosen, play), { incident: chosen, options: play })
  } finally {
    await own?.stop()
  }
}

function placeOf({ to, read }: Options, own: RunningReceiver | undefined): Pick<PlayOptions, 'url' | 'read'> {
  return own ? { url: own.hookUrl, read: `${own.url}/api/orders/${orderPlace}` } : { url: to ?? '', read }
}

function incidentOf(name: string | undefined): Incident {
  const chosen = incidents.find((each) => each.name === name)
  if (chosen) return chosen
  const known = incidents.map((each) => each.name).join(', ')
  throw new WrongUse(
    `${name === undefined ? 'Say which incident' : `There is no incident ${name}`}: ${known}.`,
  )
}

/** The kit's own receiver is given whatever token signs. */
function tokenFor({ to, token }: Options, settings: TokenSettings): string | null {
  if (to === undefined) return token || randomBytes(16).toString('hex')
  return certifyToken(token, { url: to, settings })
}

function readSeed(text: string): number {
  const seed = Number(text)
  if (/^\d+$/.test(text) && seed <= greatestSeed) return seed
  throw new InvalidArgumentError(`It takes a whole number from 0 to ${greatestSeed}.`)
}
