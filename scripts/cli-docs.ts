/**
 * Makes docs/cli.md from the help of the commands, and docs/settings.md and .env.example from the table of
 * settings. With --check it writes nothing and fails when a file is not what they give.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createProgram } from '../src/cli/program.ts'
import { runKit } from '../src/cli/run-kit.ts'
import { settingNames } from '../src/cli/settings.ts'
import { type Setting, settingsTable } from '../src/cli/settings-table.ts'
import type { Terminal } from '../src/cli/terminal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const madeBy = 'by `npm run generate`; change the source, not this file.'

function terminal(): Terminal & { stdout: PassThrough } {
  const stream = () => new PassThrough()
  return {
    env: {},
    folder: root,
    stdin: stream(),
    stdout: stream(),
    stderr: stream(),
    called: 'npm run kit --',
  }
}

async function helpOf(args: readonly string[]): Promise<string> {
  const given = terminal()
  await runKit([...args, '--help'], given)
  return String(given.stdout.read()).trimEnd()
}

async function commandsPage(): Promise<string> {
  const names = createProgram({ terminal: terminal(), exitCode: 0 }).commands.map((command) => command.name())
  const fenced = (help: string) => `\`\`\`\n${help}\n\`\`\``
  const parts = ['# The command line', `Made from the commands' own help ${madeBy}`]
  parts.push('In a clone it is `npm run kit --`, installed it is `jumpkit`.', fenced(await helpOf([])))
  for (const name of names) parts.push(`## ${name}`, fenced(await helpOf([name])))
  return `${parts.join('\n\n')}\n`
}

const settings = settingNames.map((name): [string, Setting<unknown>] => [name, settingsTable[name]])

function settingsPage(): string {
  const rows = settings.map(
    ([name, { means, takes, fallback, unset }]) =>
      `| \`${name}\` | ${fallback === null ? `not set: ${unset}` : `\`${fallback}\``} | ${takes} | ${means} |`,
  )
  return `# Settings

Made from the table in src/cli/settings-table.ts ${madeBy}

They are read from the environment, and from a file \`.env\` in the working folder; the environment wins. All are checked at start, and all faults are told at once. An empty one counts as not set, but for \`JUMPSELLER_HOOKS_TOKEN\`. Options such as \`--speed\` win over both.

| setting | default | takes | what for |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function envExample(): string {
  const lines = settings.map(
    ([name, { means, takes, fallback, unset, example }]) =>
      `# ${means} Takes ${takes}. Not set: ${fallback ?? unset}.\n#${name}=${fallback ?? example ?? ''}`,
  )
  const head = [
    '# Copy to .env and take the # away before what you change; see docs/settings.md.',
    `# Made from the table in src/cli/settings-table.ts ${madeBy}`,
  ]
  return `${head.join('\n')}\n\n${lines.join('\n\n')}\n`
}

const made = {
  'docs/cli.md': await commandsPage(),
  'docs/settings.md': settingsPage(),
  '.env.example': envExample(),
}

function onDisk(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([path, text]) => onDisk(path) !== text)
  for (const [path] of stale) {
    process.stderr.write(`${path} is not what the command line gives: npm run generate\n`)
  }
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of Object.entries(made)) writeFileSync(join(root, path), text)
}
