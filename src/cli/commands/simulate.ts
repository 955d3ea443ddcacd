import { type Command, InvalidArgumentError } from 'commander'
import { type Reply, readReplyScript } from '../../inspector/index.ts'
import { settingOption, settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import { spanText } from '../rehearsal/span-text.ts'
import type { Settings } from '../settings.ts'
import { type Rehearsed, type RehearsedAttempt, rehearse } from '../simulate/rehearse.ts'
import { openScriptedReceiver } from '../simulate/scripted-receiver.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  to?: string
  token?: string
  reply?: readonly [Reply, ...Reply[]]
  profile?: Settings['RETRY_PROFILE']
  anchor?: Settings['RETRY_ANCHOR']
}

const settingsUsed = [
  'DATA_DIR',
  'JUMPSELLER_HOOKS_TOKEN',
  'STORE_CODE',
  'STORE_ADMIN_EMAIL',
  'RETRY_PROFILE',
  'RETRY_ANCHOR',
] as const
/** In place of fifteen seconds, for a receiver of our own that is silent on purpose. */
const silenceMs = 250

export function addSimulate(program: Command, kit: Kit): void {
  const command = describeCommand(program.command('simulate'), kit, {
    summary: 'Rehearses the whole life of one delivery in seconds',
    more:
      'A store in memory delivers over real HTTP, and its clock jumps from attempt to attempt: days pass at once. ' +
      'Without --to a receiver is started that answers by the script of --reply. Only the clock of the store jumps; ' +
      'that of your receiver does not.',
    examples: [
      'simulate --reply 500,500,timeout,200',
      'simulate --to http://127.0.0.1:3000/webhooks/jumpseller',
    ],
    next: ['simulate --reply 500 --profile jumpseller-2023', 'trigger order_paid'],
    settings: settingsUsed,
  })
    .option('--to <url>', 'a receiver of your own', urlOption)
    .option('--token <token>', "signs for --to (default: JUMPSELLER_HOOKS_TOKEN, else start's)")
    .option(
      '--reply <script>',
      'statuses (200 to 599) and timeout, separated by commas; the last one repeats. For timeout the time limit is ' +
        `shortened to ${silenceMs} ms (default: 500)`,
      replyOption,
    )
  settingOption(command, '--profile <profile>', 'RETRY_PROFILE')
  settingOption(command, '--anchor <anchor>', 'RETRY_ANCHOR')
  command.action((options: Options) => run(kit, options, (output) => simulate(kit, options, output)))
}

function replyOption(text: string): readonly [Reply, ...Reply[]] {
  const script = readReplyScript(text)
  if (script) return script
  throw new InvalidArgumentError(
    'It takes statuses from 200 to 599 and timeout, such as 500,500,timeout,200.',
  )
}

async function simulate({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const { to, reply: script = [500] as const } = options
  if (to !== undefined && options.reply !== undefined) {
    throw new WrongUse(
      '--reply is for a receiver of our own; with --to yours answers. Leave one of them out.',
    )
  }
  const profile = options.profile ?? settings.RETRY_PROFILE
  const anchor = options.anchor ?? settings.RETRY_ANCHOR
  const scripted = to === undefined ? await openScriptedReceiver(script) : undefined
  const url = to ?? scripted?.hookUrl ?? ''
  output.say(
    `One delivery of order_paid to ${scripted ? `a receiver that answers ${script.join(', ')}` : url}`,
  )
  output.say(`Retry profile ${profile}, anchor ${anchor}\n`)
  try {
    const rehearsed = await rehearse(
      {
        url,
        profile,
        anchor,
        ...(scripted && script.includes('timeout') && { timeLimitMs: silenceMs }),
        identity: {
          code: settings.STORE_CODE,
          adminEmail: settings.STORE_ADMIN_EMAIL,
          hooksToken: tokenFor(options, settings),
        },
      },
      (attempt) => tellAttempt(output, attempt),
    )
    tellEnd(output, { rehearsed, profile, anchor })
    return 0
  } finally {
    await scripted?.close()
  }
}

function tokenFor(
  { token }: Options,
  settings: Pick<Settings, 'JUMPSELLER_HOOKS_TOKEN' | 'DATA_DIR'>,
): string | null {
  return (token ?? findHooksTokens(settings).tokens[0]) || null
}

function tellAttempt(output: Output, attempt: RehearsedAttempt): void {
  output.record({ type: 'attempt', ...attempt })
  const { n, atMinutes, outcome, status } = attempt
  const answer = status === null ? outcome : `${outcome === 'status' ? 'failed' : outcome} (${status})`
  output.say(
    `  attempt ${String(n).padStart(2)}  minute ${String(atMinutes).padStart(5)}  ${spanText(atMinutes).padEnd(12)} ${answer}`,
  )
}

interface End {
  rehearsed: Rehearsed
  profile: string
  anchor: string
}

function tellEnd(output: Output, { rehearsed, profile, anchor }: End): void {
  const { attempts, delivery, hook, mails } = rehearsed
  output.record({
    type: 'result',
    profile,
    anchor,
    attempts,
    delivery,
    hook,
    mails: mails.length,
    outbox: mails.map(({ to, subject }) => ({ to, subject })),
  })
  output.say(`\nThe delivery is ${delivery}; the hook is ${hook}.`)
  for (const { to, subject } of mails) output.say(`Mail to ${to.join(', ')}: ${subject}`)
}
