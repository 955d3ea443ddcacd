import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { type ExportedEntry, withoutTokens } from '../../inspector/index.ts'
import { webhookPath } from '../../receiver/index.ts'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { documentLines } from '../export/document-lines.ts'
import { writeDocument, writeFixtures, writeToStdout } from '../export/write.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { kitVersion } from '../kit-version.ts'
import type { Output } from '../output.ts'
import { runningKit, runningKitSettings } from '../running-kit.ts'
import type { Terminal } from '../terminal.ts'
import { urlOption } from '../url-option.ts'

type Format = 'ndjson' | 'har' | 'files'

interface Options {
  json?: boolean
  format: Format
  query: string
  from?: string
  out?: string
}

const settingsUsed = [...runningKitSettings, 'DATA_DIR', 'JUMPSELLER_HOOKS_TOKEN'] as const

export function addExport(program: Command, kit: Kit): void {
  describeCommand(program.command('export'), kit, {
    summary: "Writes a running kit's entries down",
    more:
      'Newest first. ndjson has a line an entry, with headers and the bytes in Base64, and a last line that counts them; ' +
      'har is what browsers read; files are two an entry, as in fixtures/. A hooks token in a header is left out. A file ' +
      'is replaced once all is written. Ends with 1 when nothing matches, and writes nothing then.',
    examples: [
      'export --query "event:order_paid since:2h" --out paid.ndjson',
      'export --format files --out captured',
    ],
    next: ['replay captured/order_paid-2ce13ec3-2.body.json'],
    settings: settingsUsed,
  })
    .option('--format <format>', 'ndjson, har or files', readFormat, 'ndjson')
    .option('--query <filter>', "the entries to write, in the filter's grammar (default: all)", '')
    .option('--from <url>', "where the kit runs (default: this machine's receiver)", urlOption)
    .option('--out <path>', 'a file, with files a folder (default: stdout, with files ./entries)')
    .action((options: Options) => run(kit, options, (output) => exportEntries(kit, options, output)))
}

async function exportEntries({ terminal }: Kit, options: Options, output: Output): Promise<ExitCode> {
  const { format, out } = options
  if (options.json && out === undefined && format === 'har') {
    throw new WrongUse('--json keeps stdout to NDJSON: add --out FILE, or leave --json out.')
  }
  const settings = settingsFor(terminal, settingsUsed)
  const { tokens } = findHooksTokens(settings)
  const running = runningKit(options.from, settings)
  let written = 0
  async function* counted(): AsyncGenerator<ExportedEntry> {
    for await (const { view, body } of running.entries(options.query)) {
      written += 1
      yield { view: { ...view, headers: withoutTokens(view.headers, tokens) }, body }
    }
  }
  const place = await write(counted(), { terminal, format, out, hookUrl: `${running.url}${webhookPath}` })
  if (place !== null) output.record({ type: 'result', format, entries: written, out: place })
  if (written === 0) {
    const left = place === null ? '' : ` ${place} is left as it is.`
    output.warn(`No entry matches at ${running.url}.${left}`)
    return 1
  }
  if (place !== null) output.say(`${written} entries written to ${place}`)
  return 0
}

interface Where {
  terminal: Pick<Terminal, 'folder' | 'stdout'>
  format: Format
  out: string | undefined
  hookUrl: string
}

/** Answers where to; null for stdout. */
async function write(
  entries: AsyncIterable<ExportedEntry>,
  { terminal: { folder, stdout }, format, out, hookUrl }: Where,
): Promise<string | null> {
  if (format === 'files') {
    const place = resolve(folder, out ?? 'entries')
    await writeFixtures(place, entries)
    return place
  }
  const lines = documentLines(entries, { format, hookUrl, version: kitVersion() })
  if (out === undefined) {
    await writeToStdout(stdout, lines)
    return null
  }
  const place = resolve(folder, out)
  await writeDocument(place, lines)
  return place
}

function readFormat(text: string): Format {
  if (text === 'ndjson' || text === 'har' || text === 'files') return text
  throw new InvalidArgumentError('It takes ndjson, har or files.')
}
