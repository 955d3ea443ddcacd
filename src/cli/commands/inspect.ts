import type { Command } from 'commander'
import type { UnknownField } from '../../contract/index.ts'
import { settingsFor } from '../command-settings.ts'
import { eventOption } from '../event-option.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { bodyFrom } from '../inspect/body-from.ts'
import { type Examination, examine } from '../inspect/examine.ts'
import { printable } from '../inspect/printable.ts'
import { tellFidelity } from '../inspect/tell-fidelity.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { columns, type Output } from '../output.ts'

interface Options {
  json?: boolean
  event: string
  token?: string
  signature?: string
}

const settingsUsed = ['DATA_DIR', 'JUMPSELLER_HOOKS_TOKEN'] as const

export function addInspect(program: Command, kit: Kit): void {
  describeCommand(program.command('inspect'), kit, {
    summary: 'Tells what the receiver would make of a body',
    more:
      'Its verdict, what the schema does not allow and what it does not know, what a JSON parser would lose of the ' +
      'bytes, and the parsed fields. Without --signature the body is taken as genuine. Ends with 1 unless the verdict is accepted.',
    examples: ['inspect fixtures/order_paid/today.body.json', 'inspect - < body.json'],
    next: ['trigger order_paid --file fixtures/order_paid/today.body.json'],
    settings: settingsUsed,
  })
    .argument('<file>', 'the body: a file, or - for stdin')
    .option('--event <event>', 'the event that it came as; a body does not say', eventOption, 'order_updated')
    .option(
      '--token <token>',
      "checks --signature, or makes one (default: JUMPSELLER_HOOKS_TOKEN, else start's)",
    )
    .option('--signature <signature>', 'value of Jumpseller-Hmac-Sha256')
    .action((file: string, options: Options) =>
      run(kit, options, (output) => inspect(kit, { file, options }, output)),
    )
}

async function inspect(
  { terminal }: Kit,
  { file, options }: { file: string; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const { event, token, signature } = options
  const hooksTokens = token === undefined ? findHooksTokens(settings).tokens : [token].filter(Boolean)
  if (signature !== undefined && hooksTokens.length === 0) {
    throw new WrongUse(
      '--signature is checked with a hooks token: add --token T, or set JUMPSELLER_HOOKS_TOKEN.',
    )
  }
  const body = await bodyFrom(file, terminal)
  const examination = await examine({ body, event, hooksTokens, signature })
  output.record({ type: 'result', file, size: body.length, event, ...examination })
  tell(output, examination)
  return examination.verdict === 'accepted' ? 0 : 1
}

function tell(output: Output, examination: Examination): void {
  const { verdict, reason, message, errors, unknown, fields, expectedSignature } = examination
  output.say(reason === null ? verdict : `${verdict} (${reason}): ${message}`)
  for (const { path, message: fault } of errors) output.say(`  ${path || '/'} ${fault}`)
  if (unknown.length > 0) output.say(`Unknown to the schema: ${unknown.map(unknownText).join(', ')}`)
  tellFidelity(output, examination.fidelity)
  if (expectedSignature !== null) output.say(`Signed with the token it bears ${expectedSignature}`)
  if (!fields) return
  const { lines, shippingAddress, billingAddress, ...flat } = fields
  output.say('Fields:')
  for (const row of columns(Object.entries({ ...flat, shippingAddress, billingAddress }).map(shown))) {
    output.say(row)
  }
  for (const line of lines) output.say(`  line  ${JSON.stringify(line)}`)
}

function unknownText({ pointer, nearest }: UnknownField): string {
  const place = printable(pointer)
  return nearest === null ? place : `${place} (perhaps ${nearest})`
}

function shown([name, value]: [string, unknown]): [string, string] {
  return [name, typeof value === 'string' ? value : JSON.stringify(value)]
}
