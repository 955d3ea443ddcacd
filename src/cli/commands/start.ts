import type { Command } from 'commander'
import type { FaultRule, Speed } from '../../store/index.ts'
import { allowSendToOption } from '../allow-send-to.ts'
import { settingOption, settingsFor } from '../command-settings.ts'
import type { ExitCode } from '../exit.ts'
import { faultsOption, setFaults } from '../fault-option.ts'
import { type BothHalves, startBoth } from '../halves/start-both.ts'
import { type HooksTokens, takeHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { createLogger } from '../logger.ts'
import { columns, type Output } from '../output.ts'
import { type Settings, settingNames } from '../settings.ts'
import {
  knownAuthtokenStaysHere,
  pageIsLocked,
  portsDiffer,
  tlsIsWhole,
  unsignedStaysHere,
} from '../settings-rules.ts'
import { stopSignal } from '../stop-signals.ts'
import { curlTrusting } from '../tls/curl-words.ts'
import { localToken, loginLine, tokenLine, warnUnsigned } from '../token-words.ts'

interface Options {
  json?: boolean
  speed?: Speed
  profile?: Settings['RETRY_PROFILE']
  anchor?: Settings['RETRY_ANCHOR']
  allowSendTo?: string[]
  fault?: FaultRule[]
}

export function addStart(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('start'), kit, {
    summary: 'Runs the simulated store and the receiver in one process',
    more: "The receiver's hooks are registered for all five order events. Ctrl-C finishes what is under way and stops.",
    examples: ['start', 'start --speed skip --profile jumpseller-2023'],
    next: ['trigger order_paid', 'simulate'],
    settings: settingNames,
  })
  settingOption(command, '--speed <speed>', 'SPEED')
  settingOption(command, '--profile <profile>', 'RETRY_PROFILE')
  settingOption(command, '--anchor <anchor>', 'RETRY_ANCHOR')
  allowSendToOption(command)
  faultsOption(command)
  command.action((options: Options) => run(kit, options, (output) => start(kit, options, output)))
}

async function start({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const asked = settingsFor(terminal, settingNames, [
    portsDiffer,
    unsignedStaysHere,
    pageIsLocked,
    knownAuthtokenStaysHere,
    tlsIsWhole,
  ])
  const settings: Settings = {
    ...asked,
    SPEED: options.speed ?? asked.SPEED,
    RETRY_PROFILE: options.profile ?? asked.RETRY_PROFILE,
    RETRY_ANCHOR: options.anchor ?? asked.RETRY_ANCHOR,
  }
  const log = createLogger(terminal, settings.LOG_LEVEL)
  const hooksTokens = takeHooksTokens(settings)
  warnUnsigned(hooksTokens.tokens, log)
  const stopped = stopSignal()
  const { allowSendTo = [] } = options
  const both = await startBoth({ settings, tokens: hooksTokens.tokens, log, allowSendTo })
  setFaults(both.store.store, options.fault, output)
  tell(output, { both, settings, hooksTokens, called: terminal.called })
  await stopped
  output.say('\nStopping: what is under way is finished. Ctrl-C again ends at once.')
  await both.stop()
  output.say('Stopped.')
  output.record({ type: 'stopped' })
  return 0
}

interface Told {
  both: BothHalves
  settings: Settings
  hooksTokens: HooksTokens
  called: string
}

function tell(output: Output, { both, settings, hooksTokens, called }: Told): void {
  const { receiver, store, registered } = both
  const { profile, anchor, clock } = store.store
  const elsewhere = registered.others.length
  output.record({
    type: 'started',
    receiver: receiver.url,
    hookUrl: receiver.hookUrl,
    store: store.url,
    hooksToken: localToken(hooksTokens),
    hooksTokenKeptIn: hooksTokens.keptIn,
    hooks: registered.hooks,
    hooksElsewhere: elsewhere,
    profile: profile.name,
    anchor,
    speed: clock.speed,
  })
  const to = settings.RECEIVER_PORT === 3000 ? '' : ` --to ${receiver.hookUrl}`
  const lines = [
    '',
    ...columns([
      ['Inspector', `${receiver.url}/`],
      ['Receiver', receiver.url],
      ['  hooks arrive at', receiver.hookUrl],
      ['  entries', `${receiver.url}/api/entries`],
      ['  orders', `${receiver.url}/api/orders`],
      ['Store API', `${store.url}/v1 (${loginLine(settings)})`],
      ['Store controls', `${store.url}/kit`],
      ['Hooks token', tokenLine(hooksTokens)],
      ['Hooks', `${registered.hooks.length}, one for each order event`],
      ['Retries', `${profile.name}, anchor ${anchor}, clock ${clock.speed}`],
    ]),
    ...(elsewhere > 0
      ? ['', `The store has ${elsewhere} more hooks at other URLs: ${store.url}/v1/hooks.json`]
      : []),
    '',
    'Next, open the inspector in a browser, or in another terminal:',
    `  ${called} trigger order_paid${to}`,
    `  ${curlTrusting(settings)} -X POST ${store.url}/kit/orders`,
    '',
    'Ctrl-C stops.',
  ]
  for (const line of lines) output.say(line)
}
