import { randomInt } from 'node:crypto'
import { type Command, InvalidArgumentError } from 'commander'
import {
  certify,
  judgedRecord,
  listLine,
  orderPlace,
  progressLine,
  ReadUnusable,
  reportLines,
  resultRecord,
  type Scenario,
  scenarios,
  severities,
  TargetUnreachable,
} from '../../certify/index.ts'
import { certifyToken } from '../certify/token.ts'
import { type ReportFiles, writeReports } from '../certify/write-reports.ts'
import { settingOption, settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { mayMakeOrdersAt } from '../may-make-orders.ts'
import type { Output } from '../output.ts'
import { readOption } from '../read-option.ts'
import type { Settings } from '../settings.ts'
import { urlOption } from '../url-option.ts'

interface Options extends ReportFiles {
  json?: boolean
  token?: string
  read?: string
  only?: Scenario[]
  list?: boolean
  profile?: Settings['RETRY_PROFILE']
  anchor?: Settings['RETRY_ANCHOR']
  yes?: boolean
}

const settingsUsed = [
  'HOST',
  'RECEIVER_PORT',
  'TLS_CERT',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'STORE_CODE',
  'RETRY_PROFILE',
  'RETRY_ANCHOR',
] as const

export function addCertify(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('certify'), kit, {
    summary: 'Judges a receiver in any language, and says how to mend it',
    more:
      'Sends what Jumpseller sends, and what it must not take, over real HTTP: it makes entries there, of some hundred ' +
      'orders that do not exist. With --read it looks at what was kept, too. Nobody else is contacted. Ends with 1 when ' +
      'a scenario fails, with 2 when nothing can be judged. docs/certify.md tells how to read the verdicts.',
    examples: [
      'certify http://127.0.0.1:3000/webhooks/jumpseller',
      'certify http://127.0.0.1:8080/hook --token 6f1c2a9b… --read http://127.0.0.1:8080/orders/{order} --html report.html',
      'certify https://shop.example/hook --token 6f1c2a9b… --only phone-null,duplicate --yes',
    ],
    next: ['simulate --to http://127.0.0.1:8080/hook', 'explain-signature --help'],
    settings: settingsUsed,
  })
    .argument('[url]', 'where the receiver takes hooks', urlOption)
    .option(
      '--token <token>',
      "signs (default: JUMPSELLER_HOOKS_TOKEN, else, for the receiver that start runs, start's; '' sends unsigned)",
    )
    .option(
      '--read <url>',
      `an address that tells what was kept of an order, with ${orderPlace} in the place of its id: JSON such as ` +
        '{"entries": 1, "state": "paid"}, or the API of this kit (/api/orders/{order})',
      readOption,
    )
    .option('--only <ids>', 'these scenarios alone, separated by commas', onlyOption)
    .option('--list', 'lists the scenarios')
    .option('--junit <file>', 'writes JUnit XML')
    .option('--html <file>', 'writes a report that needs nothing beside it')
    .option('--badge <file>', 'writes a badge (SVG)')
    .option('--yes', 'also for a receiver that is not on this machine')
  settingOption(command, '--profile <profile>', 'RETRY_PROFILE')
  settingOption(command, '--anchor <anchor>', 'RETRY_ANCHOR')
  command.action((url: string | undefined, options: Options) =>
    run(kit, options, (output) => (options.list ? list(output) : judge(kit, { url, options }, output))),
  )
}

function onlyOption(text: string): Scenario[] {
  const ids = text.split(',').map((id) => id.trim())
  const unknown = ids.filter((id) => !scenarios.some((scenario) => scenario.id === id))
  if (unknown.length > 0) {
    throw new InvalidArgumentError(`There is no scenario ${unknown.join(', ')}: --list tells all.`)
  }
  return scenarios.filter(({ id }) => ids.includes(id))
}

async function list(output: Output): Promise<ExitCode> {
  for (const scenario of scenarios) {
    const { id, group, title, severity, why, needs } = scenario
    output.record({
      type: 'scenario',
      id,
      group,
      title,
      severity,
      costs: severities[severity].costs,
      why,
      needs,
    })
    output.say(listLine(scenario))
  }
  return 0
}

async function judge(
  { terminal }: Kit,
  { url: given, options }: { url: string | undefined; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const url = urlToJudge(given, options)
  const certificate = await certify(
    {
      url,
      hooksToken: certifyToken(options.token, { url: url.href, settings }),
      read: options.read ?? null,
      scenarios: options.only ?? scenarios,
      firstOrder: randomInt(10 ** 8, 10 ** 9),
      storeCode: settings.STORE_CODE,
      rules: {
        profile: options.profile ?? settings.RETRY_PROFILE,
        anchor: options.anchor ?? settings.RETRY_ANCHOR,
      },
      now: Date.now,
      elapsed: () => performance.now(),
    },
    (judged, progress) => {
      output.record(judgedRecord(judged))
      output.say(progressLine(judged, progress))
    },
  ).catch(asWrongUse)
  output.record(resultRecord(certificate))
  output.say()
  for (const line of reportLines(certificate)) output.say(line)
  await writeReports(certificate, options, terminal)
  return certificate.fail + certificate.blocked > 0 ? 1 : 0
}

function urlToJudge(given: string | undefined, { yes }: Options): URL {
  if (given === undefined) {
    throw new WrongUse(
      'Say where the receiver takes hooks, such as http://127.0.0.1:3000/webhooks/jumpseller.',
    )
  }
  const url = new URL(given)
  mayMakeOrdersAt(url, { command: 'certify', yes })
  return url
}

function asWrongUse(error: unknown): never {
  if (error instanceof TargetUnreachable || error instanceof ReadUnusable) throw new WrongUse(error.message)
  throw error
}
