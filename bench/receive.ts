import { bare, type Contender, embedded, takingPart } from './contenders.ts'
import { ratios, type Spread, spreadOf } from './figures.ts'
import { digits, spreadText } from './markdown.ts'
import { type Databases, startDatabases } from './postgres.ts'
import type { Goal, Report, Table } from './report.ts'
import { generatorNotes, loadSentence, type Run, withRun } from './run.ts'
import type { Settings } from './settings.ts'
import { measure, type Turn } from './turn.ts'

/** Turns by contender, one a round. */
type Turns = Map<string, Turn[]>

/** Every contender in turn, round after round, under the same load. */
export async function measureReceive(settings: Settings): Promise<Report> {
  const { taking, missing } = takingPart(settings.only)
  return withRun(settings, async (run) => {
    const databases = taking.some(({ needsDatabase }) => needsDatabase)
      ? await startDatabases(run.pinning)
      : undefined
    const turns: Turns = new Map(taking.map(({ name }) => [name, []]))
    try {
      for (let round = 1; round <= settings.rounds; round += 1) {
        for (const contender of taking) {
          const turn = await takeTurn(run, contender, { round, databases })
          turns.get(contender.name)?.push(turn)
          settings.tell(`round ${round}  ${contender.name.padEnd(12)} ${digits(turn.rate)} req/s`)
        }
      }
    } finally {
      await databases?.remove()
    }
    return {
      name: 'receive',
      title: 'Receiving: orders accepted a second',
      at: new Date().toISOString(),
      machine: run.machine(),
      method: [loadSentence(run), ...(databases ? [`${databases.version} on the servers' core.`] : [])],
      tables: [rateTable(taking, turns)],
      goals: goalsOf(turns),
      notes: [...missing, noValidationSwitch, ...generatorNotes(run)],
      raw: Object.fromEntries(turns),
    }
  })
}

const noValidationSwitch =
  'The kit without validation is left out: the receiver has no switch for it. In the study of single steps it cost under 1 µs.'

interface TurnOf {
  round: number
  databases: Databases | undefined
}

async function takeTurn(run: Run, contender: Contender, { round, databases }: TurnOf): Promise<Turn> {
  const name = `round${round}-${contender.name}`
  const folder = await run.newFolder(name)
  const database = contender.needsDatabase ? await databases?.database(name.replaceAll('-', '_')) : undefined
  const server = await run.start(contender, database ? { folder, connectionString: database } : { folder })
  try {
    const deliveries = await run.deliveries(contender.scheme)
    return await measure({
      ...run.settings,
      generator: run.generator,
      server,
      contender,
      deliveries,
      run: name,
    })
  } finally {
    await server.stop()
    // A round's orders are gigabytes by the end.
    await run.newFolder(name)
  }
}

function rateTable(taking: readonly Contender[], turns: Turns): Table {
  const of = (name: string, what: keyof Turn) => turns.get(name)?.map((turn) => turn[what] as number) ?? []
  const compared = turns.has(embedded.name)
  return {
    title: 'Orders accepted a second: median of the rounds (least–most)',
    columns: [
      '',
      'req/s',
      'of bare node:http',
      ...(compared ? ['the kit, embedded, ÷ it'] : []),
      'p50 ms',
      'p99 ms',
      'CPU µs a request',
      'RSS MiB',
    ],
    rows: taking.map(({ name, title }) => [
      title,
      spreadText(spreadOf(of(name, 'rate'))),
      spreadText(ratios(of(name, 'rate'), of(bare.name, 'rate'))),
      ...(compared ? [spreadText(ratios(of(embedded.name, 'rate'), of(name, 'rate')))] : []),
      digits(spreadOf(of(name, 'p50Milliseconds')).median),
      digits(spreadOf(of(name, 'p99Milliseconds')).median),
      digits(spreadOf(of(name, 'cpuMicroseconds')).median),
      digits(spreadOf(of(name, 'residentMiB')).median),
    ]),
  }
}

/** Issue and bar: the embedded receiver against each, and PostgreSQL against it. */
const bounds = [
  { one: 'embedded', other: 'bare', bound: 0.45, what: 'embedded ÷ bare node:http' },
  { one: 'embedded', other: 'express', bound: 3, what: 'embedded ÷ Express 5 + express.json' },
  { one: 'embedded', other: 'php', bound: 2, what: 'embedded ÷ PHP snippet' },
  { one: 'embedded', other: 'octokit', bound: 1.8, what: 'embedded ÷ octokit middleware' },
  { one: 'postgres', other: 'embedded', bound: 0.6, what: 'PostgreSQL, 1 process ÷ embedded' },
  { one: 'postgres-2', other: 'postgres', bound: 1, what: 'PostgreSQL, 2 processes ÷ 1' },
]

function goalsOf(turns: Turns): Goal[] {
  const rates = (name: string) => turns.get(name)?.map(({ rate }) => rate)
  return bounds.flatMap(({ one, other, bound, what }): Goal[] => {
    const [ours, theirs] = [rates(one), rates(other)]
    if (!ours || !theirs) return []
    const ratio: Spread = ratios(ours, theirs)
    return [{ what, measured: ratio.median, bound, is: 'at least' }]
  })
}
