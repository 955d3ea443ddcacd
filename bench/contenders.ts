import { fileURLToPath } from 'node:url'
import type { Build } from './build.ts'
import type { Scheme } from './load/deliveries.ts'
import type { Command } from './processes/child.ts'
import { isInstalled } from './processes/is-installed.ts'
import { githubPath, hookPath } from './wire.ts'

/** What a contender is started with. */
export interface Place {
  build: Build
  port: number
  folder: string
  /** Of an empty database, for who asks for one. */
  connectionString?: string
}

/** A receiver to measure. */
export interface Contender {
  name: string
  title: string
  command(place: Place): Command
  scheme: Scheme
  path: string
  readyPath: string
  /** Whether it can tell at /api/entries what it kept. */
  tells: boolean
  needsDatabase: boolean
  /** The program that it needs, and how to get it. */
  needs?: { program: string; hint: string }
}

const phpScript = fileURLToPath(new URL('servers/webhook.php', import.meta.url))

function onNode(name: string, title: string, script: string, more: Partial<Contender> = {}): Contender {
  return {
    name,
    title,
    scheme: 'jumpseller',
    path: hookPath,
    readyPath: '/',
    tells: false,
    needsDatabase: false,
    command: ({ build, port, folder }) => ({
      words: [process.execPath, build.script(`servers/${script}.ts`), String(port), folder],
    }),
    ...more,
  }
}

function onPostgres(name: string, title: string, processes: number): Contender {
  return onNode(name, title, 'on-postgres', {
    ...ours,
    needsDatabase: true,
    command: ({ build, port, folder, connectionString = '' }) => {
      const script = build.script('servers/on-postgres.ts')
      return {
        words: [process.execPath, script, String(port), folder, connectionString, String(processes)],
      }
    },
  })
}

const ours = { readyPath: '/readyz', tells: true }

/** The one that all others are divided by. */
export const bare = onNode('bare', 'node:http that reads the body, answers and keeps nothing', 'bare-http')

export const embedded = onNode(
  'embedded',
  '**the kit, embedded: everything on, fdatasync before the answer**',
  'embedded',
  ours,
)

/** In the order of their turns: what is compared most closely stands close together. */
export const contenders: readonly Contender[] = [
  bare,
  embedded,
  onNode('in-express', 'the kit, embedded, mounted into an Express app', 'in-express', ours),
  onPostgres('postgres', 'the kit on PostgreSQL, 1 process', 1),
  onPostgres('postgres-2', 'the kit on PostgreSQL, 2 processes', 2),
  onNode('octokit', '@octokit/webhooks createNodeMiddleware, keeps nothing', 'octokit', {
    scheme: 'github',
    path: githubPath,
  }),
  onNode('express', 'Express 5 + express.json, keeps nothing', 'express-json'),
  onNode('php', 'PHP under php -S, appends to a file', '', {
    command: ({ port, folder }) => ({ words: ['php', '-S', `127.0.0.1:${port}`, phpScript], cwd: folder }),
    needs: { program: 'php', hint: 'Debian and Ubuntu: apt-get install php-cli' },
  }),
  onNode('lowdb', 'lowdb JSONFile, one write an order, begun empty', 'lowdb-file'),
]

/** Those that can take part here, and a line about each that cannot. */
export function takingPart(only: readonly string[]): { taking: Contender[]; missing: string[] } {
  const unknown = only.filter((name) => !contenders.some((contender) => contender.name === name))
  if (unknown.length > 0) {
    throw new TypeError(
      `No contender ${unknown.join(', ')}; there are ${contenders.map(({ name }) => name).join(', ')}`,
    )
  }
  const asked = contenders.filter(
    ({ name }) => only.length === 0 || name === bare.name || only.includes(name),
  )
  const taking = asked.filter(({ needs }) => !needs || isInstalled(needs.program))
  const missing = asked
    .filter((contender) => !taking.includes(contender))
    .map(
      ({ title, needs }) =>
        `Left out: ${title}, because ${needs?.program} is not on the PATH. ${needs?.hint}.`,
    )
  return { taking, missing }
}
