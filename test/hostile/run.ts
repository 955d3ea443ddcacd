import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import type { HostileCase, HostileClass } from './case.ts'
import { hostileClasses } from './classes.ts'
import { openDatabase } from './database.ts'
import { createOracle } from './oracle.ts'
import { openStand } from './stand.ts'

export interface RunOptions {
  /** Draws all cases: the n-th of a seed is always the same. */
  seed: string
  /** The number of the first case. @default 0 */
  from?: number
  cases: number
  /** Cases under way at once. @default 8 */
  atOnce?: number
  /** `embedded` starts a PostgreSQL for the receivers, a URL names one. @default a journal each */
  database?: string | undefined
  onProgress?: (done: number) => void
}

export interface ClassFigures {
  name: string
  cases: number
  /** How often a first answer had this status; `closed` where there was none. */
  results: Record<string, number>
  faults: number
}

/** MiB. */
export interface MemoryFigures {
  rss: number
  /** Behind a full collection. */
  heap: number
}

export interface HostileFault {
  /** The case's number. */
  n: number
  name: string
  faults: string[]
  /** The beginning of what was sent. */
  sent: string
}

export interface HostileReport {
  seed: string
  from: number
  cases: number
  seconds: number
  classes: ClassFigures[]
  faults: HostileFault[]
  /** After the first twentieth, in the middle and at the end. */
  memory: { start: MemoryFigures; middle: MemoryFigures; end: MemoryFigures }
}

/** Classes in turn, each as often as it weighs. */
const turns = hostileClasses.flatMap((one) => Array.from({ length: one.weight }, () => one))
const casesARound = 1_000

/** The n-th case of a seed. */
export function caseOf(seed: string, n: number): { of: HostileClass; one: HostileCase } {
  const digest = createHash('sha256').update(`${seed} ${n}`).digest()
  const of = turns[digest.readUInt32LE(4) % turns.length] as HostileClass
  const [one] = fc.sample(of.cases, { seed: digest.readInt32LE(0), numRuns: 1 }) as [HostileCase]
  return { of, one }
}

export async function runHostile(options: RunOptions): Promise<HostileReport> {
  const { seed, from = 0, cases, atOnce = 8, onProgress } = options
  const database = options.database === undefined ? undefined : await openDatabase(options.database)
  const stand = await openStand(database?.connectionString)
  const oracle = createOracle(stand)
  const figures = new Map<string, ClassFigures>(
    hostileClasses.map(({ name }) => [name, { name, cases: 0, results: {}, faults: 0 }]),
  )
  const faults: HostileFault[] = []
  const began = performance.now()
  const memory: MemoryFigures[] = []
  const marks = [Math.floor(cases / 20), Math.floor(cases / 2), cases]

  async function judgeOne(n: number): Promise<void> {
    const { of, one } = caseOf(seed, n)
    const judged = await oracle
      .judge(one)
      .catch((error: Error) => ({ faults: [String(error.stack)], statuses: [] }))
    const row = figures.get(of.name) as ClassFigures
    row.cases += 1
    const result = String(judged.statuses[0] ?? 'closed')
    row.results[result] = (row.results[result] ?? 0) + 1
    if (judged.faults.length === 0) return
    row.faults += 1
    faults.push({ n, name: of.name, faults: judged.faults, sent: shown(one) })
  }

  /** Cases up to this one, the senders taking the next as soon as they are done. */
  async function judgeUpTo(first: number, end: number): Promise<void> {
    let next = first
    const sender = async () => {
      while (next < end) {
        const n = next
        next += 1
        await judgeOne(from + n)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, sender))
  }

  for (let done = 0; done < cases; ) {
    const end = Math.min(cases, done + casesARound)
    await judgeUpTo(done, end)
    // A store in memory keeps all there ever was, and so it is begun anew.
    await stand.renewStore()
    done = end
    while (memory.length < marks.length && done >= (marks[memory.length] ?? 0)) memory.push(memoryNow())
    onProgress?.(done)
  }
  await oracle.close()
  await stand.close()
  await database?.remove()
  const [start, middle, end] = memory as [MemoryFigures, MemoryFigures, MemoryFigures]
  return {
    seed,
    from,
    cases,
    seconds: Math.round((performance.now() - began) / 1_000),
    classes: [...figures.values()],
    faults,
    memory: { start, middle, end },
  }
}

/** What was sent, as far as a person reads it. */
export function shown({ to, pieces, ending }: HostileCase): string {
  const text = Buffer.concat(pieces).subarray(0, 1_500).toString('latin1')
  return `to ${to}, then ${ending}: ${JSON.stringify(text)}`
}

function memoryNow(): MemoryFigures {
  collect()
  const { rss, heapUsed } = process.memoryUsage()
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  return { rss: mebibytes(rss), heap: mebibytes(heapUsed) }
}

/** A full collection, which Node gives only to who asks for it. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}
