import { CommanderError } from 'commander'
import { CannotStart, type ExitCode, WrongUse } from './exit.ts'
import { harmless } from './harmless-text.ts'
import { forgiveClosedPipes } from './output.ts'
import { createProgram, type Kit } from './program.ts'
import type { Terminal } from './terminal.ts'

/** Runs the command line and answers how it ends; a command that serves resolves when it has stopped. */
export async function runKit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  forgiveClosedPipes(terminal.stdout, terminal.stderr)
  const kit: Kit = { terminal, exitCode: 0 }
  try {
    await createProgram(kit).parseAsync(args, { from: 'user' })
    return kit.exitCode
  } catch (error) {
    return endOf(error, kit)
  }
}

function endOf(error: unknown, { terminal }: Kit): ExitCode {
  // Commander has written its message before it throws.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WrongUse || error instanceof CannotStart) {
    terminal.stderr.write(`${harmless(error.message)}\n`)
    return error instanceof WrongUse ? 2 : 1
  }
  const story = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.stderr.write(`The kit itself failed:\n${harmless(story)}\n`)
  return 1
}
