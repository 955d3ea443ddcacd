import { type Command, InvalidArgumentError } from 'commander'
import { createUndiciPost, outgoing, ownUrl } from '../../inspector/index.ts'
import { webhookPath } from '../../receiver/index.ts'
import { settingsFor } from '../command-settings.ts'
import { eventOption } from '../event-option.ts'
import type { ExitCode } from '../exit.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import { keptRequest } from '../replay/kept-request.ts'
import { tellReplay } from '../replay/tell.ts'
import { runningKit, runningKitSettings } from '../running-kit.ts'
import { trusting } from '../tls/own-trust.ts'
import { ownCertificate } from '../tls/tls-files.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  to?: string
  from?: string
  event?: string
  token?: string
  stamp: 'now' | 'kept'
}

const settingsUsed = [...runningKitSettings, 'DATA_DIR', 'JUMPSELLER_HOOKS_TOKEN'] as const

export function addReplay(program: Command, kit: Kit): void {
  describeCommand(program.command('replay'), kit, {
    summary: 'Sends a kept request again',
    more:
      'An entry is read from a running kit and sent as it came: the same bytes and headers, signature and stamp among ' +
      'them. A file is sent with the headers beside it, if it is one of two as in fixtures/; else it is signed. Ends ' +
      'with 1 unless the answer is a 2xx.',
    examples: [
      'replay 2ce13ec3-2',
      'replay 2ce13ec3-2 --to http://127.0.0.1:8080/jumpseller --stamp now',
      'replay fixtures/order_paid/today.body.json --stamp now',
    ],
    next: ['export --format files', 'trigger order_paid'],
    settings: settingsUsed,
  })
    .argument('<entry|file>', "an entry's id, or the file of a body")
    .option('--to <url>', "where to (default: the running kit's receiver)", urlOption)
    .option('--from <url>', "where the kit runs (default: this machine's receiver)", urlOption)
    .option(
      '--event <event>',
      'sent as this event (default: its own; order_updated for a file without headers beside it)',
      eventOption,
    )
    .option('--token <token>', "signs (default: JUMPSELLER_HOOKS_TOKEN, else start's; '' sends unsigned)")
    .option(
      '--stamp <stamp>',
      'now signs and stamps anew, kept leaves the headers as they are',
      readStamp,
      'kept',
    )
    .action((named: string, options: Options) =>
      run(kit, options, (output) => replay(kit, { named, options }, output)),
    )
}

async function replay(
  { terminal }: Kit,
  { named, options }: { named: string; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const running = () => runningKit(options.from, settings)
  const { rawHeaders, body, wireEvent } = await keptRequest(named, { folder: terminal.folder, kit: running })
  const isNew = rawHeaders === null
  const event = options.event ?? (isNew ? 'order_updated' : undefined)
  const [local = null] = findHooksTokens(settings).tokens
  const hooksToken = options.token === undefined ? local : options.token || null
  const request = outgoing(
    { ...(isNew ? { body } : { kept: { rawHeaders, body } }), event, stamp: options.stamp },
    { hooksToken, now: Date.now() },
  )
  if (hooksToken === null && (isNew || options.stamp === 'now')) {
    output.warn('No hooks token is known: sent unsigned. Add --token T, or set JUMPSELLER_HOOKS_TOKEN.')
  }
  const to = options.to ?? ownUrl(`${running().url}${webhookPath}`, request.headers, wireEvent)
  const certificate = ownCertificate(settings)
  const { post, close } = createUndiciPost(certificate ? { connect: trusting(() => certificate) } : {})
  try {
    const sent = await post(new URL(to), request, new AbortController().signal)
    return tellReplay(output, { named, to, size: body.length, sent })
  } finally {
    await close()
  }
}

function readStamp(text: string): 'now' | 'kept' {
  if (text === 'now' || text === 'kept') return text
  throw new InvalidArgumentError('It takes now or kept.')
}
