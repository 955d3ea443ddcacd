import { type Command, InvalidArgumentError } from 'commander'
import { type EventName, eventOfWireName, isEventName } from '../../contract/index.ts'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { urlOf } from '../host.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import { passwordHeader } from '../page-password.ts'
import { findMissed } from '../reconcile/find-missed.ts'
import { inboxOfReceiver } from '../reconcile/inbox-of-receiver.ts'
import type { MissedOrder } from '../reconcile/look.ts'
import { type TakeInOptions, takeIn } from '../reconcile/take-in.ts'
import { tellFindings, tellMissed, tellTaken } from '../reconcile/tell.ts'
import { type Since, sinceOption } from '../since-option.ts'
import { dispatcherTrusting } from '../tls/own-trust.ts'
import { ownCertificate } from '../tls/tls-files.ts'
import { urlOption } from '../url-option.ts'
import { type ApiOptions, apiOptions, apiSettings, vendorApiOf } from '../vendor-api/api-options.ts'
import { storeInfo } from '../vendor-api/orders.ts'

interface Options extends ApiOptions {
  json?: boolean
  since: Since
  apply?: boolean
  to?: string
  as?: EventName
  token?: string
  most: number
}

const settingsUsed = [
  ...apiSettings,
  'RECEIVER_PORT',
  'PAGE_PASSWORD',
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
] as const

export function addReconcile(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('reconcile'), kit, {
    summary: "Finds in a store's orders what the inbox missed, and takes it in",
    more:
      'For the time in which no hook brought anything. It reads the orders of the store, asks the running receiver what it ' +
      'knows of each, and lists what is missing; --apply takes that in, flagged reconciled, and handlers run. Ends with 1 ' +
      'while something is missing. See docs/recover.md.',
    examples: [
      'reconcile --since 7d',
      'reconcile --since 2026-01-30 --apply --api https://api.jumpseller.com/v1 --login L --authtoken A',
    ],
    next: ['export --query flag:reconciled'],
    settings: settingsUsed,
  })
    .requiredOption(
      '--since <time>',
      'orders changed since then: 2h, 7d, or a date such as 2026-01-31',
      sinceOption,
    )
    .option('--apply', 'takes in what was missed; without it nothing is changed')
    .option('--to <url>', "the running receiver (default: this machine's)", urlOption)
    .option(
      '--as <event>',
      "takes all in as this event (default: the one that an order's state tells)",
      asOption,
    )
    .option(
      '--token <token>',
      "signs (default: the hooks token that the store's API tells, else the receiver's)",
    )
    .option('--most <number>', 'orders to read, at most', mostOption, 10_000)
  apiOptions(command).action((options: Options) =>
    run(kit, options, (output) => reconcile(kit, options, output)),
  )
}

async function reconcile({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  if (options.to === undefined && settings.RECEIVER_PORT === 0) {
    throw new WrongUse('RECEIVER_PORT is 0, so say where the receiver is: --to URL')
  }
  const api = vendorApiOf(options, settings, output)
  const certificate = ownCertificate(settings)
  const own = urlOf({ host: settings.HOST, port: settings.RECEIVER_PORT, certificate })
  const inbox = inboxOfReceiver(options.to ?? own, {
    password: passwordHeader(settings.PAGE_PASSWORD),
    dispatcher: dispatcherTrusting(certificate),
  })
  const store = await storeInfo(api)
  const since = new Date(options.since.at).toISOString()
  output.say(`The orders of ${store.code} at ${api.url}, changed since ${since}, against ${inbox.url}:`)

  const looking = { api, inbox, storeCode: store.code }
  const found = await findMissed({
    ...looking,
    since: options.since.at,
    most: options.most,
    onPage(read) {
      output.record({ type: 'progress', read })
      if (read >= 100) output.say(`  ${read} read`)
    },
  })
  for (const missed of found.missed) tellMissed(output, missed)
  tellFindings(output, found)
  if (!found.complete) output.warn(`Only ${found.read} orders were read: add --most with a larger number.`)

  const [local = null] = findHooksTokens(settings).tokens
  const hooksToken = options.token ?? store.hooksToken ?? local
  const taken = options.apply
    ? await takeAllIn(found.missed, { ...looking, hooksToken, as: options.as }, output)
    : { takenIn: 0, leftOver: found.missed.length }
  const { missed, ...counts } = found
  output.record({ type: 'result', api: api.url, since, ...counts, missed: missed.length, ...taken })
  if (options.apply && missed.length > 0) output.say(`${taken.takenIn} taken in, ${taken.leftOver} not.`)
  if (!options.apply && missed.length > 0) output.say('Take them in by adding --apply.')
  return taken.leftOver === 0 && found.complete ? 0 : 1
}

async function takeAllIn(missed: readonly MissedOrder[], options: TakeInOptions, output: Output) {
  let [takenIn, leftOver] = [0, 0]
  // One after the other: handlers meet the orders as they were made, and the API its limit.
  for (const order of missed) {
    const taken = await takeIn(order, options)
    tellTaken(output, order.orderId, taken)
    if (taken?.verdict === 'accepted') takenIn += 1
    else if (taken) leftOver += 1
  }
  return { takenIn, leftOver }
}

function asOption(text: string): EventName {
  const event = isEventName(text) ? text : eventOfWireName(text)
  if (!event) throw new InvalidArgumentError('It takes an order event such as order_updated.')
  return event
}

function mostOption(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1.')
  return Number(text)
}
