import type { Command } from 'commander'
import { allowSendToOption } from '../allow-send-to.ts'
import { settingsFor } from '../command-settings.ts'
import type { ExitCode } from '../exit.ts'
import { openForwarder } from '../forwarding/open-forwarder.ts'
import { openReceiver, receiverSettings } from '../halves/receiver-half.ts'
import { takeHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { createLogger } from '../logger.ts'
import { columns, type Output } from '../output.ts'
import { pageIsLocked, tlsIsWhole, unsignedStaysHere } from '../settings-rules.ts'
import { stopSignal } from '../stop-signals.ts'
import { localToken, tokenLine, warnUnsigned } from '../token-words.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  forwardTo?: string
  allowSendTo?: string[]
}

export function addReceiver(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('receiver'), kit, {
    summary: 'Runs the receiver alone',
    more:
      'With --forward-to each genuine request, quarantined ones too, is passed on once it is kept: the same bytes ' +
      'and headers, one after another. How far it came is kept in DATA_DIR, so that a restart goes on there. While ' +
      'nobody listens it waits; what is refused five times is set aside and offered again every five minutes.',
    examples: ['receiver', 'receiver --forward-to http://127.0.0.1:8080/jumpseller'],
    next: ['trigger order_paid', 'store'],
    settings: receiverSettings,
  }).option('--forward-to <url>', 'where genuine requests are passed on to', urlOption)
  allowSendToOption(command).action((options: Options) =>
    run(kit, options, (output) => runReceiver(kit, options, output)),
  )
}

async function runReceiver({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const settings = settingsFor(terminal, receiverSettings, [unsignedStaysHere, pageIsLocked, tlsIsWhole])
  const log = createLogger(terminal, settings.LOG_LEVEL)
  const hooksTokens = takeHooksTokens(settings)
  warnUnsigned(hooksTokens.tokens, log)
  const stopped = stopSignal()
  const { forwardTo, allowSendTo = [] } = options
  const receiver = await openReceiver({ settings, hooksTokens: hooksTokens.tokens, log, allowSendTo })
  const { inbox } = receiver
  const forwarder =
    forwardTo === undefined
      ? undefined
      : await openForwarder({ inbox, to: forwardTo, dataDir: settings.DATA_DIR, log })
  output.record({
    type: 'started',
    receiver: receiver.url,
    hookUrl: receiver.hookUrl,
    hooksToken: localToken(hooksTokens),
    hooksTokenKeptIn: hooksTokens.keptIn,
    forwardTo: forwardTo ?? null,
  })
  const lines = [
    '',
    ...columns([
      ['Receiver', receiver.url],
      ['  hooks arrive at', receiver.hookUrl],
      ['  entries', `${receiver.url}/api/entries`],
      ['  orders', `${receiver.url}/api/orders`],
      ['Hooks token', tokenLine(hooksTokens)],
      ['Forwarding', forwardTo ?? 'none (--forward-to URL)'],
    ]),
    '',
    'Next, in another terminal:',
    `  ${terminal.called} trigger order_paid --to ${receiver.hookUrl}`,
    '',
    'Ctrl-C stops.',
  ]
  for (const line of lines) output.say(line)
  await stopped
  await forwarder?.stop()
  await receiver.stop()
  output.say('Stopped.')
  output.record({ type: 'stopped' })
  return 0
}
