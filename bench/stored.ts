import { embedded } from './contenders.ts'
import { percentile, ratios, type Spread, spreadOf } from './figures.ts'
import { type FilledFolders, fillFolders } from './filled-folders.ts'
import { digits, spreadText } from './markdown.ts'
import { type PageTimes, timePages } from './pages.ts'
import type { Goal, Report, Table } from './report.ts'
import { generatorNotes, loadSentence, type Run, withRun } from './run.ts'
import type { Settings } from './settings.ts'
import { measure, type Turn } from './turn.ts'

/** What a receiver over so many entries measured in one round. */
interface Stored {
  entries: number
  startMilliseconds: number
  /** Bytes of heap and external memory after a collection. */
  heapBytes: number
  residentBytes: number
  pages: PageTimes
  turn: Turn
}

/** The same receiver over nothing, much and very much that is stored. */
export async function measureStored(settings: Settings): Promise<Report> {
  const sizes = [...settings.entries].sort((one, other) => one - other)
  return withRun(settings, async (run) => {
    const folders = await fillFolders(run, sizes)
    const rounds = new Map<number, Stored[]>(sizes.map((size) => [size, []]))
    for (let round = 1; round <= settings.rounds; round += 1) {
      for (const entries of sizes) {
        const stored = await oneTurn(run, folders, { round, entries })
        rounds.get(entries)?.push(stored)
        settings.tell(
          `round ${round}  ${entries} stored: ready in ${digits(stored.startMilliseconds)} ms, ${digits(stored.turn.rate)} req/s`,
        )
      }
    }
    return {
      name: 'stored',
      title: 'With much stored: rate, start, memory, pages',
      at: new Date().toISOString(),
      machine: run.machine(),
      method: [
        loadSentence(run),
        'Start: from spawning the process to the first 200 of /readyz, the files in the page cache.',
        'Memory: after the start and a forced collection, before any load. Pages: one after the other over one',
        'connection, measured by the client.',
      ],
      tables: [storedTable(rounds)],
      goals: goalsOf(rounds),
      notes: generatorNotes(run),
      raw: Object.fromEntries(rounds),
    }
  })
}

async function oneTurn(
  run: Run,
  folders: FilledFolders,
  { round, entries }: { round: number; entries: number },
): Promise<Stored> {
  const name = `stored-${round}-${entries}`
  const folder = await folders.fresh(entries, name)
  const server = await run.start({ ...embedded, command: withCollector }, { folder })
  try {
    server.signal('SIGUSR2')
    const memory: NodeJS.MemoryUsage = JSON.parse(await server.nextLine())
    const pages = await timePages(server.url, entries)
    const deliveries = await run.deliveries(embedded.scheme)
    const { generator, settings } = run
    const turn = await measure({ ...settings, generator, server, contender: embedded, deliveries, run: name })
    return {
      entries,
      startMilliseconds: server.startMilliseconds,
      heapBytes: memory.heapUsed + memory.external,
      residentBytes: memory.rss,
      pages,
      turn,
    }
  } finally {
    await server.stop()
    await run.newFolder(name)
  }
}

const withCollector: typeof embedded.command = (place) => {
  const { words, ...rest } = embedded.command(place)
  const [node = '', ...others] = words
  return { ...rest, words: [node, '--expose-gc', ...others] }
}

type Rounds = Map<number, Stored[]>

function storedTable(rounds: Rounds): Table {
  const text = (size: number, of: (stored: Stored) => number) =>
    spreadText(spreadOf((rounds.get(size) ?? []).map(of)))
  const sizes = [...rounds.keys()]
  const page = (what: string, of: (pages: PageTimes) => { p50: number; p99: number }) => [
    [`${what}, p50, ms`, ...sizes.map((size) => text(size, ({ pages }) => of(pages).p50))],
    [`${what}, p99, ms`, ...sizes.map((size) => text(size, ({ pages }) => of(pages).p99))],
  ]
  return {
    title: 'By stored entries: median of the rounds (least–most)',
    columns: ['', ...sizes.map((size) => size.toLocaleString('en'))],
    rows: [
      ['req/s', ...sizes.map((size) => text(size, ({ turn }) => turn.rate))],
      ['of the rate with the fewest', ...sizes.map((size) => spreadText(rateRatio(rounds, size)))],
      ['p99, ms', ...sizes.map((size) => text(size, ({ turn }) => turn.p99Milliseconds))],
      ['start, ms', ...sizes.map((size) => text(size, ({ startMilliseconds }) => startMilliseconds))],
      ['RSS after the start, MiB', ...sizes.map((size) => text(size, (one) => one.residentBytes / 2 ** 20))],
      ['heap and external, MiB', ...sizes.map((size) => text(size, (one) => one.heapBytes / 2 ** 20))],
      ['heap an entry, bytes', ...sizes.map((size) => spreadText(anEntry(rounds, size, 'heapBytes')))],
      ['RSS an entry, bytes', ...sizes.map((size) => spreadText(anEntry(rounds, size, 'residentBytes')))],
      ...page('newest 50', ({ newest50 }) => newest50),
      ...page('entries by order and store', ({ byOrder }) => byOrder),
      ...page('entries by order', ({ byOrderOfAnyStore }) => byOrderOfAnyStore),
      ...page('one order', ({ order }) => order),
    ],
  }
}

function rateRatio(rounds: Rounds, size: number): Spread {
  const rates = (of: number) => (rounds.get(of) ?? []).map(({ turn }) => turn.rate)
  return ratios(rates(size), rates(fewest(rounds)))
}

/** Bytes that each entry costs beyond what the process takes with the fewest. */
function anEntry(rounds: Rounds, size: number, what: 'heapBytes' | 'residentBytes'): Spread {
  const least = fewest(rounds)
  const base = rounds.get(least) ?? []
  return spreadOf(
    (rounds.get(size) ?? []).map((one, round) => {
      const more = one[what] - (base[round]?.[what] ?? Number.NaN)
      return size === least ? Number.NaN : more / (size - least)
    }),
  )
}

function fewest(rounds: Rounds): number {
  return Math.min(...rounds.keys())
}

function goalsOf(rounds: Rounds): Goal[] {
  const most = Math.max(...rounds.keys())
  if (most === fewest(rounds)) return []
  const median = (of: (stored: Stored) => number) => percentile((rounds.get(most) ?? []).map(of), 50)
  const count = most.toLocaleString('en')
  const atMost = (what: string, measured: number, bound: number): Goal => ({
    what: `${what}, ${count} stored`,
    measured,
    bound,
    is: 'at most',
  })
  return [
    {
      what: `rate with ${count} stored ÷ with the fewest`,
      measured: rateRatio(rounds, most).median,
      bound: 0.95,
      is: 'at least',
    },
    atMost('heap an entry, bytes', anEntry(rounds, most, 'heapBytes').median, 400),
    atMost(
      'start, ms',
      median(({ startMilliseconds }) => startMilliseconds),
      3_000,
    ),
    atMost(
      'newest 50, p50, ms',
      median(({ pages }) => pages.newest50.p50),
      5,
    ),
    atMost(
      'entries by order and store, p50, ms',
      median(({ pages }) => pages.byOrder.p50),
      5,
    ),
    atMost(
      'entries by order, p50, ms',
      median(({ pages }) => pages.byOrderOfAnyStore.p50),
      5,
    ),
    atMost(
      'one order, p50, ms',
      median(({ pages }) => pages.order.p50),
      5,
    ),
  ]
}
