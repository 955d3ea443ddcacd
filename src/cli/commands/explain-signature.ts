import { type Command, InvalidArgumentError } from 'commander'
import { explainSignature, headerNames } from '../../contract/index.ts'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { tellExplanation } from '../explain-signature/tell.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { bodyFrom } from '../inspect/body-from.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'

interface Options {
  json?: boolean
  token?: string[]
  signature?: string
  computed?: string
  header?: [string, string][]
}

const settingsUsed = ['DATA_DIR', 'JUMPSELLER_HOOKS_TOKEN', 'STORE_AUTHTOKEN'] as const

export function addExplainSignature(program: Command, kit: Kit): void {
  describeCommand(program.command('explain-signature'), kit, {
    summary: 'Tells whether a signature is right, and else what was done wrong',
    more:
      'Tries what people really do: hex for Base64, the API token for the hooks token, a body that was parsed and ' +
      'written again, and so on. It names a mistake only when that gives the very signature. With --computed it ' +
      'explains what your own code came to. Ends with 1 unless the signature is valid.',
    examples: [
      'explain-signature --token 6f1c2a9b… --signature PxC1… body.json',
      "explain-signature --token 6f1c2a9b… --header 'X-Jumpseller-Hmac-Sha256: PxC1…' - < body.json",
      'explain-signature --token 6f1c2a9b… --signature PxC1… --computed 3f10b5… body.json',
    ],
    next: ['inspect body.json', 'trigger order_paid'],
    settings: settingsUsed,
  })
    .argument('<file>', 'the raw body: a file, or - for stdin')
    .option(
      '--token <token>',
      "the hooks token; may be repeated, the newest first (default: JUMPSELLER_HOOKS_TOKEN, else start's)",
      (text: string, before: string[] = []) => [...before, text],
    )
    .option('--signature <signature>', `value of ${headerNames.signature}`)
    .option('--computed <signature>', 'what your own code computed for the body')
    .option('--header <name: value>', 'a header of the request; may be repeated', collectHeader)
    .action((file: string, options: Options) =>
      run(kit, options, (output) => explain(kit, { file, options }, output)),
    )
}

function collectHeader(text: string, before: [string, string][] = []): [string, string][] {
  const colon = text.indexOf(':')
  if (colon < 1) throw new InvalidArgumentError("It takes a name and a value: 'X-Signature: abc'.")
  return [...before, [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]]
}

async function explain(
  { terminal }: Kit,
  { file, options }: { file: string; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const { signature, computed, header = [] } = options
  const tokens = (options.token ?? findHooksTokens(settings).tokens).filter((token) => token !== '')
  if (tokens.length === 0) {
    throw new WrongUse(
      'A signature is checked with a hooks token: add --token T, or set JUMPSELLER_HOOKS_TOKEN.',
    )
  }
  if (signature === undefined && computed === undefined && header.length === 0) {
    throw new WrongUse(
      `There is nothing to explain: add --signature S with the value of ${headerNames.signature}, or --header.`,
    )
  }
  const headers: [string, string][] =
    signature === undefined ? header : [...header, [headerNames.signature, signature]]
  const body = await bodyFrom(file, terminal)
  const otherTokens = [settings.STORE_AUTHTOKEN]
  const explanation = explainSignature({ body, headers, tokens, otherTokens, computed })
  output.record({ type: 'result', file, size: body.length, ...explanation })
  tellExplanation(output, explanation)
  return explanation.verdict === 'valid' ? 0 : 1
}
