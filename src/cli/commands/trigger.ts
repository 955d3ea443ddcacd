import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { AttemptReport, FaultId } from '../../store/index.ts'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { faultsOfOneAttempt, oneFaultOption } from '../fault-option.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import type { Settings } from '../settings.ts'
import { ownCertificate } from '../tls/tls-files.ts'
import { bodiesFor } from '../trigger/bodies.ts'
import { eventNamesOf } from '../trigger/event-names.ts'
import { isOwnReceiver, ownReceiverUrl } from '../trigger/own-receiver.ts'
import { send } from '../trigger/send.ts'
import { type Assignment, readAssignment } from '../trigger/set-values.ts'
import { tellAttempt, tellResult } from '../trigger/tell.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  to?: string
  token?: string
  set?: Assignment[]
  file?: string
  fault?: FaultId
  count: number
}

const settingsUsed = [
  'HOST',
  'RECEIVER_PORT',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'TLS_CERT',
  'STORE_CODE',
] as const
const mostDeliveries = 10_000

export function addTrigger(program: Command, kit: Kit): void {
  describeCommand(program.command('trigger'), kit, {
    summary: 'Sends one signed delivery of an event',
    more:
      'The body is that of a new, plausible order in the state that fits the event. It is sent once, without retries. ' +
      'Any other name than one of the five is sent as it is, with a warning.',
    examples: [
      'trigger order_paid',
      'trigger order_paid --set /order/total=99.5 --set /order/customer/phone=null',
      'trigger order_paid --fault tamper',
      'trigger order_updated --file fixtures/special/phone-null.body.json',
    ],
    next: ['inspect body.json', 'simulate --to http://127.0.0.1:3000/webhooks/jumpseller'],
    settings: settingsUsed,
  })
    .argument('<event>', "the event, by the kit's name or by its name on the wire")
    .option('--to <url>', "where to (default: this machine's receiver)", urlOption)
    .option('--token <token>', "signs (default: JUMPSELLER_HOOKS_TOKEN, else start's; '' sends unsigned)")
    .option(
      '--set <pointer=value>',
      'puts a value at a JSON Pointer of the body; may be repeated',
      collectSet,
    )
    .option('--file <file>', 'sends the exact bytes of a file as the body')
    .option(
      '--fault <fault>',
      `commits a fault, and says whether the receiver bore it: ${faultsOfOneAttempt.join(', ')}`,
      oneFaultOption,
    )
    .option('--count <n>', 'so many deliveries, one after another', readCount, 1)
    .action((event: string, options: Options) =>
      run(kit, options, (output) => trigger(kit, { event, options }, output)),
    )
}

async function trigger(
  { terminal }: Kit,
  { event: named, options }: { event: string; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const event = eventNamesOf(named)
  if (!event)
    throw new WrongUse(`${JSON.stringify(named)} cannot be an event: it takes letters, digits, _ . -`)
  if (!event.known) output.warn(`${named} is none of the five order events; it is sent all the same.`)
  const url = options.to ?? ownReceiverUrl(settings)
  if (url === null) throw new WrongUse('RECEIVER_PORT is 0, so say where the receiver is: --to URL')
  const hooksToken = tokenFor(options, settings, output)
  const bodies = bodiesFor({
    wireEvent: event.wireEvent,
    storeCode: settings.STORE_CODE,
    file: options.file === undefined ? undefined : resolve(terminal.folder, options.file),
    set: options.set ?? [],
    count: options.count,
  })
  const reports: AttemptReport[] = []
  const { fault } = options
  const certificate = ownCertificate(settings)
  const target = { event, url, hooksToken, storeCode: settings.STORE_CODE, fault, certificate }
  for await (const report of send(target, bodies)) {
    if (reports.push(report) === 1) output.say(`${event.event} → ${url}`)
    tellAttempt(output, report, reports.length)
  }
  return tellResult(output, {
    event,
    url,
    reports,
    signed: hooksToken !== null,
    fault,
    ownReceiver: isOwnReceiver(url, settings),
    called: terminal.called,
  })
}

function tokenFor(
  { token }: Options,
  settings: Pick<Settings, 'JUMPSELLER_HOOKS_TOKEN' | 'DATA_DIR'>,
  output: Output,
): string | null {
  if (token !== undefined) return token === '' ? null : token
  const { tokens, keptIn } = findHooksTokens(settings)
  const [signing = null] = tokens
  if (signing === null) {
    output.warn(
      keptIn === null
        ? 'JUMPSELLER_HOOKS_TOKEN is empty: sent unsigned.'
        : `JUMPSELLER_HOOKS_TOKEN is not set and ${keptIn} does not exist: sent unsigned.`,
    )
  }
  return signing
}

function collectSet(text: string, before: Assignment[] = []): Assignment[] {
  const assignment = readAssignment(text)
  if (!assignment) throw new InvalidArgumentError('It takes a JSON Pointer and a value: /order/total=99.5')
  return [...before, assignment]
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= mostDeliveries) return count
  throw new InvalidArgumentError(`It takes a whole number from 1 to ${mostDeliveries}.`)
}
