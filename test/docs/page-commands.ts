import { settingNames } from '../../src/cli/settings.ts'
import { kit } from '../cli/run-in-process.ts'
import type { Page } from './pages.ts'

/** One line of a page's shell blocks. */
interface PageCommand {
  line: string
  /** Why it is not run: what the page says in a comment above the block. Null for a line that a test runs. */
  needs: string | null
}

const shellBlock = /(?:^<!-- not run: needs (.+) -->\n\n)?^```sh\n([\s\S]*?)^```$/gm

function commandsOf({ text }: Page): PageCommand[] {
  return [...text.matchAll(shellBlock)].flatMap(([, needs, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => ({ line, needs: needs ?? null })),
  )
}

export const run = (from: Page) => commandsOf(from).flatMap(({ line, needs }) => (needs ? [] : line))
export const notRun = (from: Page) => commandsOf(from).filter(({ needs }) => needs !== null)

/** A line in its parts: the settings before it, and the words of the kit's command where it is one. */
interface Words {
  env: Record<string, string>
  program: string
  /** Of the kit: null when the program is another. */
  args: string[] | null
}

const called = /^(?:npm run kit --|npx jumpkit) /

export function wordsOf(line: string): Words {
  if (/['"\\|;&]/.test(line)) throw new Error(`This test cannot read ${JSON.stringify(line)}`)
  const [settings = ''] = /^(?:[A-Z_]+=\S+ )*/.exec(line) ?? []
  const rest = line.slice(settings.length)
  const pairs = settings
    .trim()
    .split(' ')
    .filter((pair) => pair !== '')
  const env = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
  return { env, program: rest, args: called.test(rest) ? rest.replace(called, '').split(' ') : null }
}

/** What is wrong with the form of a line of the kit: settings and options that are not there. */
export async function faultsOfForm(line: string): Promise<string[]> {
  const { env, args } = wordsOf(line)
  const names: readonly string[] = settingNames
  const unknown = Object.keys(env).filter((name) => !names.includes(name))
  if (args === null) return unknown
  const { code, stdout: help } = await kit([args[0] ?? '', '--help'])
  const options = args.filter((word) => word.startsWith('--') && !help.includes(`${word} `))
  return [...unknown, ...options, ...(code === 0 ? [] : [args[0] ?? ''])]
}
