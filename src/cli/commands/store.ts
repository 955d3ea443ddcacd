import type { Command } from 'commander'
import type { FaultRule } from '../../store/index.ts'
import { settingOption, settingsFor } from '../command-settings.ts'
import type { ExitCode } from '../exit.ts'
import { faultsOption, setFaults } from '../fault-option.ts'
import { openStore, storeSettings } from '../halves/store-half.ts'
import { takeHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { createLogger } from '../logger.ts'
import { columns, type Output } from '../output.ts'
import type { Settings } from '../settings.ts'
import { knownAuthtokenStaysHere, pageIsLocked, tlsIsWhole } from '../settings-rules.ts'
import { stopSignal } from '../stop-signals.ts'
import { curlTrusting } from '../tls/curl-words.ts'
import { localToken, loginLine, loginPair, tokenLine } from '../token-words.ts'

interface Options {
  json?: boolean
  speed?: Settings['SPEED']
  profile?: Settings['RETRY_PROFILE']
  anchor?: Settings['RETRY_ANCHOR']
  fault?: FaultRule[]
}

export function addStore(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('store'), kit, {
    summary: 'Runs the simulated store alone',
    more: 'For a receiver of your own: register its hooks through the API under /v1, as at Jumpseller.',
    examples: ['store', 'store --speed 60'],
    next: ['receiver', 'simulate --to http://127.0.0.1:3000/webhooks/jumpseller'],
    settings: storeSettings,
  })
  settingOption(command, '--speed <speed>', 'SPEED')
  settingOption(command, '--profile <profile>', 'RETRY_PROFILE')
  settingOption(command, '--anchor <anchor>', 'RETRY_ANCHOR')
  faultsOption(command)
  command.action((options: Options) => run(kit, options, (output) => runStore(kit, options, output)))
}

async function runStore({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const asked = settingsFor(terminal, storeSettings, [pageIsLocked, knownAuthtokenStaysHere, tlsIsWhole])
  const settings = {
    ...asked,
    SPEED: options.speed ?? asked.SPEED,
    RETRY_PROFILE: options.profile ?? asked.RETRY_PROFILE,
    RETRY_ANCHOR: options.anchor ?? asked.RETRY_ANCHOR,
  }
  const log = createLogger(terminal, settings.LOG_LEVEL)
  const hooksTokens = takeHooksTokens(settings)
  const stopped = stopSignal()
  const { url, store, stop } = await openStore({ settings, hooksToken: hooksTokens.tokens[0] ?? null, log })
  setFaults(store, options.fault, output)
  const { profile, anchor, clock } = store
  output.record({
    type: 'started',
    store: url,
    hooksToken: localToken(hooksTokens),
    hooksTokenKeptIn: hooksTokens.keptIn,
    profile: profile.name,
    anchor,
    speed: clock.speed,
  })
  const curl = curlTrusting(settings)
  const lines = [
    '',
    ...columns([
      ['Store API', `${url}/v1 (${loginLine(settings)})`],
      ['Store controls', `${url}/kit`],
      ['Hooks token', tokenLine(hooksTokens)],
      ['Hooks', String(store.hooks.all().length)],
      ['Retries', `${profile.name}, anchor ${anchor}, clock ${clock.speed}`],
    ]),
    '',
    'Next, register a hook and make an order:',
    `  ${curl} -u ${loginPair(settings)} ${url}/v1/hooks.json -d '{"hook":{"event":"order_paid","url":"http://127.0.0.1:3000/webhooks/jumpseller"}}'`,
    `  ${curl} -X POST ${url}/kit/orders`,
    '',
    'Ctrl-C stops.',
  ]
  for (const line of lines) output.say(line)
  await stopped
  await stop()
  output.say('Stopped.')
  output.record({ type: 'stopped' })
  return 0
}
