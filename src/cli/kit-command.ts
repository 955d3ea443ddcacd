import type { Command } from 'commander'
import type { ExitCode } from './exit.ts'
import { createOutput, type Output } from './output.ts'
import type { SettingName } from './settings.ts'
import type { Terminal } from './terminal.ts'

/** One run of the command line. */
export interface Kit {
  terminal: Terminal
  exitCode: ExitCode
}

/** What the help of a command says beside its options. */
export interface CommandText {
  /** What it does, in one line for the list of commands. */
  summary: string
  /** Sentences behind it, for the command's own help. */
  more?: string
  /** Command lines, without what one types before them. */
  examples: readonly string[]
  /** What to try next. */
  next: readonly string[]
  settings: readonly SettingName[]
}

/** Gives a command its help and `--json`, alike for all. */
export function describeCommand(command: Command, kit: Kit, text: CommandText): Command {
  const { called } = kit.terminal
  const lines = (list: readonly string[]) => list.map((line) => `  ${called} ${line}\n`).join('')
  return command
    .summary(text.summary)
    .description([`${text.summary}.`, text.more].filter(Boolean).join('\n\n'))
    .option('--json', `NDJSON on stdout and nothing else there; logs are on stderr${silently(kit, command)}`)
    .helpOption('-h, --help', 'show this help')
    .addHelpText(
      'after',
      `\nSettings (docs/settings.md): ${text.settings.join(', ')}` +
        `\n\nExample:\n${lines(text.examples)}\nTry next:\n${lines(text.next)}`.trimEnd(),
    )
}

/** npm writes a banner in front of what it runs, on stdout; the document is then no longer NDJSON. */
function silently({ terminal: { called } }: Kit, command: Command): string {
  return called.startsWith('npm run ')
    ? `. npm's banner stays away with ${called.replace('npm run', 'npm run -s')} ${command.name()} … --json`
    : ''
}

/** Runs a command's work and keeps its exit code. */
export async function run(
  kit: Kit,
  options: { json?: boolean },
  work: (output: Output) => Promise<ExitCode>,
): Promise<void> {
  kit.exitCode = await work(createOutput(kit.terminal, options))
}
