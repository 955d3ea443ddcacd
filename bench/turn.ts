import { setTimeout as pause } from 'node:timers/promises'
import type { Contender } from './contenders.ts'
import { countKept, type Kept, newestKept } from './kept.ts'
import type { Generator, Loaded } from './load/generator.ts'
import { cpuTimeOf } from './processes/cpu-time.ts'
import { residentMiB } from './processes/memory.ts'
import type { Server } from './processes/server.ts'

/** What one turn of a contender measured. */
export interface Turn extends Loaded {
  /** Microseconds of CPU that the server used for an answer, its threads and processes included. */
  cpuMicroseconds: number
  residentMiB: number
  /** Of those contenders that tell. */
  kept?: Kept
}

export interface Measured {
  generator: Generator
  server: Server
  contender: Pick<Contender, 'title' | 'path' | 'tells'>
  deliveries: string
  connections: number
  seconds: number
  warmUpSeconds: number
  /** Told apart from all other turns. */
  run: string
}

const settleMilliseconds = 300

/** Loads a running server: warm-up, then what counts. What it answered 2xx it must have kept, each once. */
export async function measure(measured: Measured): Promise<Turn> {
  const { generator, server, contender, warmUpSeconds, seconds, run } = measured
  const load = { ...measured, url: server.url, path: contender.path }
  const before = contender.tells ? await newestKept(server.url) : undefined
  const warm =
    warmUpSeconds > 0
      ? await generator.run({ ...load, seconds: warmUpSeconds, run: `${run}-warm` })
      : undefined
  const cpuBefore = cpuTimeOf(server.pid)
  const loaded = await generator.run({ ...load, seconds, run: `${run}-hot` })
  const cpuAfter = cpuTimeOf(server.pid)
  const turn: Turn = {
    ...loaded,
    cpuMicroseconds: (cpuAfter - cpuBefore) / loaded.answered,
    residentMiB: residentMiB(server.pid),
  }
  if (loaded.answered === 0) return turn
  if (loaded.refused > 0)
    throw new Error(`${contender.title} refused ${loaded.refused} of ${loaded.answered}`)
  if (contender.tells) {
    await pause(settleMilliseconds)
    turn.kept = await countKept(server.url, before)
    checkKept(contender.title, turn.kept, [loaded, ...(warm ? [warm] : [])])
  }
  return turn
}

/** Every answer an entry of its own; what was under way at the end may or may not have been kept. */
function checkKept(
  title: string,
  { accepted, quarantined, duplicates }: Kept,
  loads: readonly Loaded[],
): void {
  const answered = loads.reduce((sum, load) => sum + load.answered, 0)
  const begun = loads.reduce((sum, load) => sum + load.begun, 0)
  if (quarantined === 0 && duplicates === 0 && accepted >= answered && accepted <= begun) return
  throw new Error(
    `${title} answered ${answered} of ${begun} requests and kept ${accepted}, ` +
      `${quarantined} quarantined, ${duplicates} duplicates: the figures would not be what they seem`,
  )
}
