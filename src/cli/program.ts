import { Command } from 'commander'
import { addCertify } from './commands/certify.ts'
import { addDrift } from './commands/drift.ts'
import { addExplainSignature } from './commands/explain-signature.ts'
import { addExport } from './commands/export.ts'
import { addHooks } from './commands/hooks.ts'
import { addImport } from './commands/import.ts'
import { addIncident } from './commands/incident.ts'
import { addInit } from './commands/init.ts'
import { addInspect } from './commands/inspect.ts'
import { addReceiver } from './commands/receiver.ts'
import { addReconcile } from './commands/reconcile.ts'
import { addReplay } from './commands/replay.ts'
import { addSaveAsTest } from './commands/save-as-test.ts'
import { addSimulate } from './commands/simulate.ts'
import { addStart } from './commands/start.ts'
import { addStore } from './commands/store.ts'
import { addTrigger } from './commands/trigger.ts'
import type { Kit } from './kit-command.ts'

import { kitVersion } from './kit-version.ts'

export type { Kit } from './kit-command.ts'

/** The command line, by commander. A wrong use of it is thrown, so that the exit code is ours to say. */
export function createProgram(kit: Kit): Command {
  const { stdout, stderr, called } = kit.terminal
  const program = new Command(called)
    .description('A simulated Jumpseller store, a receiver of its webhooks, and the tools between them.')
    .usage('<command> [options]')
    .version(kitVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'Shows the help of a command')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stdout.columns ?? 100,
      outputError: (text, write) => write(`${text.trimEnd()}\n${nextStep(text)}`),
    })
  for (const add of [
    addStart,
    addStore,
    addReceiver,
    addTrigger,
    addSimulate,
    addCertify,
    addIncident,
    addReplay,
    addInspect,
    addExplainSignature,
    addExport,
    addImport,
    addHooks,
    addReconcile,
    addDrift,
    addInit,
    addSaveAsTest,
  ])
    add(program, kit)
  program.addHelpText(
    'after',
    `\nExit codes: 0 good, 1 the answer is bad, 2 wrong use.\n\nTry next:\n  ${called} start`,
  )

  function nextStep(error: string): string {
    const names = program.commands.map((command) => command.name())
    if (error.includes('unknown command')) return `The commands are: ${names.join(', ')}.\n`
    return `Add --help to the command to see what it takes.\n`
  }
  return program
}
