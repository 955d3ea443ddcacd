import { bare, type Place } from './contenders.ts'
import { ratios, spreadOf } from './figures.ts'
import { digits, spreadText } from './markdown.ts'
import type { Sent } from './probes/sent.ts'
import type { WholeLife } from './probes/whole-life-told.ts'
import { startChild } from './processes/child.ts'
import type { Server } from './processes/server.ts'
import type { Report, Table } from './report.ts'
import { type Run, withRun } from './run.ts'
import type { Settings } from './settings.ts'

interface Round {
  pool: Sent
  store: Sent
}

const sendLimitSeconds = 300
const lifeLimitSeconds = 900

/** The simulated store's sender against a bare undici pool, and a whole life of failures. */
export async function measureSend(settings: Settings): Promise<Report> {
  return withRun(settings, async (run) => {
    const rounds: Round[] = []
    for (let round = 1; round <= settings.rounds; round += 1) {
      const one = await oneRound(run)
      rounds.push(one)
      settings.tell(`round ${round}  pool ${digits(one.pool.rate)}/s, store ${digits(one.store.rate)}/s`)
    }
    const life = await wholeLife(run)
    settings.tell(
      `${life.attempts} attempts in ${digits(life.wallSeconds)} s, peak ${digits(life.peakMiB)} MiB`,
    )
    const pool = rounds.map((round) => round.pool.rate)
    const store = rounds.map((round) => round.store.rate)
    return {
      name: 'send',
      title: 'Sending: the simulated store',
      at: new Date().toISOString(),
      machine: run.machine(),
      method: [
        `${settings.sent} deliveries of 2,500 bytes to a bare node:http, 64 at once, the first fifth unmeasured;`,
        `${settings.rounds} interleaved rounds;`,
        run.pinning.isPinned ? 'sender and server pinned to a core each.' : 'nothing pinned.',
        'Both send what was signed before, the store when the event was raised; it writes every attempt to its file and tells it.',
      ],
      tables: [sendTable(rounds), lifeTable(life)],
      goals: [
        {
          what: 'store ÷ bare undici pool',
          measured: ratios(store, pool).median,
          bound: 0.7,
          is: 'at least',
        },
      ],
      notes: [],
      raw: { rounds, life },
    }
  })
}

async function oneRound(run: Run): Promise<Round> {
  const { sent } = run.settings
  return withSink(run, 200, async ({ url }) => ({
    pool: await probe(run, 'undici-pool', [url, String(sent)], sendLimitSeconds),
    store: await probe(
      run,
      'store-sender',
      [url, await run.newFolder('store'), String(sent)],
      sendLimitSeconds,
    ),
  }))
}

async function wholeLife(run: Run): Promise<WholeLife> {
  const folder = await run.newFolder('life')
  const { failing } = run.settings
  return withSink(run, 500, ({ url }) =>
    probe(run, 'whole-life', [url, folder, String(failing)], lifeLimitSeconds),
  )
}

/** A server that answers one status to all, on the core of the other side. */
async function withSink<T>(run: Run, status: number, work: (server: Server) => Promise<T>): Promise<T> {
  const command = (place: Place) => {
    const { words } = bare.command(place)
    return { words: [...words, String(status)] }
  }
  const folder = await run.newFolder('sink')
  const server = await run.start({ ...bare, command }, { folder }, run.pinning.generator)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

async function probe<T>(run: Run, name: string, words: readonly string[], limitSeconds: number): Promise<T> {
  const script = run.build.script(`probes/${name}.ts`)
  const command = { words: [...run.pinning.server, process.execPath, script, ...words] }
  return JSON.parse(await startChild(command).output(limitSeconds))
}

function sendTable(rounds: readonly Round[]): Table {
  const rates = (who: keyof Round) => rounds.map((round) => round[who].rate)
  const row = (title: string, who: keyof Round) => [
    title,
    spreadText(spreadOf(rates(who))),
    spreadText(ratios(rates(who), rates('pool'))),
    digits(spreadOf(rounds.map((round) => round[who].peakMiB)).median),
  ]
  return {
    title: 'Deliveries a second: median of the rounds (least–most)',
    columns: ['', 'deliveries/s', 'of the pool', 'peak RSS MiB'],
    rows: [
      row('undici Pool, bodies signed before, nothing kept', 'pool'),
      row('**the simulated store, every attempt recorded**', 'store'),
    ],
  }
}

function lifeTable(life: WholeLife): Table {
  return {
    title: 'The whole N⁴ life of failing deliveries on the virtual clock, over HTTP',
    columns: ['', ''],
    rows: [
      ['attempts', digits(life.attempts)],
      ['hooks deleted', digits(life.hooksEnded)],
      ['mails to the admin', digits(life.mails)],
      ['days on the store’s clock', digits(life.virtualDays)],
      ['seconds by the wall', digits(life.wallSeconds)],
      ['attempts a second', digits(life.attempts / life.wallSeconds)],
      ['peak RSS, MiB', digits(life.peakMiB)],
    ],
  }
}
