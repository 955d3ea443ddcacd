import { relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { fixtureFiles, withoutTokens } from '../../inspector/index.ts'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { findHooksTokens } from '../hooks-token.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import type { Output } from '../output.ts'
import { entryIdForm, runningKit, runningKitSettings } from '../running-kit.ts'
import { pseudonymKey } from '../save-as-test/pseudonym-key.ts'
import { savedEntry } from '../save-as-test/saved-entry.ts'
import { specifierIn } from '../save-as-test/specifier.ts'
import { writeFiles } from '../save-as-test/write-files.ts'
import { handlerFile, testFile } from '../save-as-test/written-code.ts'
import { urlOption } from '../url-option.ts'

interface Options {
  json?: boolean
  from?: string
  into: string
}

const settingsUsed = [...runningKitSettings, 'DATA_DIR', 'JUMPSELLER_HOOKS_TOKEN'] as const

export function addSaveAsTest(program: Command, kit: Kit): void {
  describeCommand(program.command('save-as-test'), kit, {
    summary: 'Writes a kept entry down as a test',
    more:
      'Four files: body and headers as in fixtures/, a vitest case that passes, and a typed handler to fill in. Names, ' +
      'e-mails, phones, addresses, tax ids, IPs and notes become pseudonyms, the same for the same value by a key in ' +
      'DATA_DIR/pseudonym-key; every other byte of the body stays. Look through it before you share it all the same.',
    examples: ['save-as-test 2ce13ec3-2', 'save-as-test 2ce13ec3-2 --into test/orders'],
    next: ['replay test/saved/order_paid-2ce13ec3-2.body.json --stamp now'],
    settings: settingsUsed,
  })
    .argument('<entry>', "the entry's id")
    .option('--from <url>', "where the kit runs (default: this machine's receiver)", urlOption)
    .option('--into <folder>', 'where to; made when it is not there', 'test/saved')
    .action((id: string, options: Options) =>
      run(kit, options, (output) => saveAsTest(kit, { id, options }, output)),
    )
}

async function saveAsTest(
  { terminal }: Kit,
  { id, options }: { id: string; options: Options },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  if (!entryIdForm.test(id)) {
    throw new WrongUse(
      `${id} is no entry's id, which looks like 2ce13ec3-2: they are listed at /api/entries.`,
    )
  }
  const entry = await runningKit(options.from, settings).entry(id)
  const saved = savedEntry(entry, pseudonymKey(resolve(terminal.folder, settings.DATA_DIR)))
  const { tokens } = findHooksTokens(settings)
  const view = { ...saved.view, headers: withoutTokens(saved.view.headers, tokens) }
  const folder = resolve(terminal.folder, options.into)
  const specifier = specifierIn(folder)
  const { event, verdict } = view
  const stem = `${event ?? 'unknown'}-${view.id}`
  const isHandled = verdict === 'accepted' && event !== null
  const files = await writeFiles(folder, [
    ...fixtureFiles({ view, body: saved.body }),
    { name: `${stem}.test.ts`, content: testFile({ view, body: saved.body, stem, specifier }) },
    ...(isHandled ? [{ name: `${stem}.handler.ts`, content: handlerFile(event, specifier) }] : []),
  ])
  const { changed, leftOut } = saved
  output.record({ type: 'result', entry: view.id, verdict, reason: view.reason, changed, leftOut, files })
  const paths = files.map((file) => relative(terminal.folder, file))
  output.say(`Entry ${view.id} is a test now, with ${changed} values replaced:`)
  for (const path of paths) output.say(`  ${path}`)
  if (leftOut.length > 0) output.say(`Headers left out: ${leftOut.join(', ')}`)
  if (!isHandled) output.say('It was quarantined, so no handler runs: the test holds the verdict alone.')
  output.say(`\nNext:\n  npx vitest run ${relative(terminal.folder, folder)}/${stem}`)
  return 0
}
