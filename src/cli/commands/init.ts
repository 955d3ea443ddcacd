import { randomBytes } from 'node:crypto'
import { relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { settingsFor } from '../command-settings.ts'
import { type ExitCode, WrongUse } from '../exit.ts'
import { kitSpec } from '../init/kit-spec.ts'
import { projectFiles } from '../init/project-files.ts'
import { inTheWay, sayInTheWay, writeProject } from '../init/write-project.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { kitVersion } from '../kit-version.ts'
import type { Output } from '../output.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  json?: boolean
  kit?: string
  force?: boolean
}

const settingsUsed = ['JUMPSELLER_HOOKS_TOKEN'] as const

export function addInit(program: Command, kit: Kit): void {
  describeCommand(program.command('init'), kit, {
    summary: 'Writes a new project with a receiver, a handler and its test',
    more:
      'It starts and passes its test as soon as npm install has run; a .env is among its files, with the hooks token ' +
      'that is set here, else one of its own. A folder that is not empty is left alone.',
    examples: ['init my-shop', 'init my-shop --kit jumpseller-webhook-kit-0.1.0.tgz'],
    next: ['trigger order_paid', 'save-as-test 2ce13ec3-2'],
    settings: settingsUsed,
  })
    .argument('<folder>', 'where to; made when it is not there')
    .option(
      '--kit <spec>',
      'how package.json names this kit: a version, a packed file, a folder (default: where this kit was installed ' +
        'from, else its version)',
    )
    .option('--force', 'adds the files that are missing to a folder that is not empty; changes none')
    .action((folder: string, options: Options) =>
      run(kit, options, async (output) => init(kit.terminal, { folder, options }, output)),
    )
}

function init(
  terminal: Terminal,
  { folder: named, options }: { folder: string; options: Options },
  output: Output,
): ExitCode {
  const { folder: called, called: typed } = terminal
  const { JUMPSELLER_HOOKS_TOKEN: tokens } = settingsFor(terminal, settingsUsed)
  const folder = resolve(called, named)
  const spec = kitSpec(options.kit, { called, project: folder })
  const names = inTheWay(folder)
  if (names.length > 0 && !options.force) throw new WrongUse(sayInTheWay(folder, names))
  const hooksToken = tokens?.join(',') || randomBytes(16).toString('hex')
  const { written, kept } = writeProject(folder, projectFiles({ folder, kit: spec, hooksToken }))
  output.record({ type: 'result', folder, kit: spec, written, kept })
  output.say(`${written.length} files written to ${folder}: ${written.join(', ')}`)
  if (kept.length > 0) output.say(`Left as they were: ${kept.join(', ')}`)
  if (kept.includes('package.json')) {
    output.warn(`package.json was there: it needs jumpseller-webhook-kit ${spec}, express, tsx and vitest.`)
  }
  output.say(
    `\nNext:\n  cd ${relative(called, folder) || '.'}\n  npm install\n  npm test\n  npm start\n\n` +
      'and, in another terminal there:\n  npx jumpkit trigger order_paid',
  )
  if (options.kit === undefined && spec === kitVersion() && typed.startsWith('npm run')) {
    output.say(
      `\nnpm install asks a registry for version ${spec}. For this clone instead: npm pack, and then init with ` +
        `--kit jumpseller-webhook-kit-${spec}.tgz`,
    )
  }
  return 0
}
