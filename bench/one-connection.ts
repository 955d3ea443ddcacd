import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bare, type Contender, embedded } from './contenders.ts'
import { ratios, spreadOf } from './figures.ts'
import { spreadText } from './markdown.ts'
import { startChild } from './processes/child.ts'
import type { Report } from './report.ts'
import { generatorNotes, loadSentence, type Run, withRun } from './run.ts'
import type { Settings } from './settings.ts'
import { measure, type Turn } from './turn.ts'

interface Round {
  bare: Turn
  embedded: Turn
  /** Milliseconds. */
  sync: { p50: number; p99: number }
}

const syncs = 3_000
const probeLimitSeconds = 120

/** With nobody to share a sync with: how far an answer is from one sync and one bare round trip. */
export async function measureOneConnection(asked: Settings): Promise<Report> {
  const settings = { ...asked, connections: 1 }
  return withRun(settings, async (run) => {
    const rounds: Round[] = []
    for (let round = 1; round <= settings.rounds; round += 1) {
      const one = await oneRound(run, round)
      rounds.push(one)
      settings.tell(
        `round ${round}  p50 ${one.embedded.p50Milliseconds} ms, one sync ${one.sync.p50.toFixed(3)} ms`,
      )
    }
    const p50s = rounds.map((round) => round.embedded.p50Milliseconds)
    const least = rounds.map((round) => round.sync.p50 + round.bare.p50Milliseconds)
    const row = (what: string, values: number[]) => [what, spreadText(spreadOf(values))]
    return {
      name: 'one-connection',
      title: 'At one connection: latency',
      at: new Date().toISOString(),
      machine: run.machine(),
      method: [loadSentence(run), `One sync: ${syncs} appends of a journal line, each with its fdatasync.`],
      tables: [
        {
          title: 'Milliseconds: median of the rounds (least–most)',
          columns: ['', 'ms'],
          rows: [
            row(
              'bare node:http, p50',
              rounds.map((round) => round.bare.p50Milliseconds),
            ),
            row(
              'one append and fdatasync through the thread pool, p50',
              rounds.map((round) => round.sync.p50),
            ),
            row(
              'the same, p99',
              rounds.map((round) => round.sync.p99),
            ),
            row('the kit, embedded, p50', p50s),
            row(
              'the kit, embedded, p99',
              rounds.map((round) => round.embedded.p99Milliseconds),
            ),
          ],
        },
      ],
      goals: [
        {
          what: 'p50 ÷ (one fdatasync + bare round trip)',
          measured: ratios(p50s, least).median,
          bound: 2,
          is: 'at most',
        },
      ],
      notes: generatorNotes(run),
      raw: rounds,
    }
  })
}

async function oneRound(run: Run, round: number): Promise<Round> {
  const bareTurn = await takeTurn(run, bare, await run.newFolder(`bare-${round}`))
  const folder = await run.newFolder(`embedded-${round}`)
  const ours = await takeTurn(run, embedded, folder)
  const entries = ours.kept?.accepted ?? 1
  const line = Math.round((await bytesIn(join(folder, 'inbox'))) / entries)
  return { bare: bareTurn, embedded: ours, sync: await probe(run, line) }
}

async function takeTurn(run: Run, contender: Contender, folder: string): Promise<Turn> {
  const server = await run.start(contender, { folder })
  try {
    const deliveries = await run.deliveries(contender.scheme)
    return await measure({
      ...run.settings,
      generator: run.generator,
      server,
      contender,
      deliveries,
      run: 'one',
    })
  } finally {
    await server.stop()
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function probe(run: Run, bytes: number): Promise<Round['sync']> {
  const folder = await run.newFolder('probe')
  const script = run.build.script('probes/fdatasync.ts')
  const words = [...run.pinning.server, process.execPath, script, folder, String(bytes), String(syncs)]
  return JSON.parse(await startChild({ words }).output(probeLimitSeconds))
}
