import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../../src/store/domain/chance.ts'
import { cutPower } from './power-cut.ts'
import { killWhileStarting, type ReceiverChild, startReceiver } from './receiver-child.ts'
import type { ReceiverOrders } from './receiver-process.ts'
import type { Stand, StandCounts, StandParts } from './stand.ts'

export interface JournalStandOptions extends StandParts {
  /** Where everything is kept. */
  folder: string
  /** Off lets the receiver believe in syncs that never were: the ledger must find it out. @default true */
  sync?: boolean | undefined
  /** Of a file. @default 1 MiB: a new one about every round, so that kills fall on the change of files too */
  segmentBytes?: number
}

/** The embedded inbox: one process on a folder; every other kill is a power cut too. */
export function createJournalStand(options: JournalStandOptions): Stand {
  const { program, hooksToken, effects, sync = true, segmentBytes = 2 ** 20 } = options
  const journal = { folder: join(options.folder, 'inbox'), notes: join(options.folder, 'notes') }
  const orders: ReceiverOrders = {
    hooksToken,
    effects: effects.path,
    inbox: { kind: 'journal', ...journal, segmentBytes, sync },
  }
  const counts: StandCounts = { starts: [], tornTails: 0, damagedLines: 0, powerCuts: 0 }
  const damaged = new Set<string>()
  let child: ReceiverChild | undefined
  mkdirSync(journal.notes, { recursive: true })

  function note({ startedIn, mended }: ReceiverChild): void {
    counts.starts.push(startedIn)
    if (!mended) return
    if (mended.tornBytes > 0) counts.tornTails += 1
    // Told again until the index reaches beyond it.
    for (const { segment, offset } of mended.damaged) damaged.add(`${segment}/${offset}`)
    counts.damagedLines = damaged.size
  }

  function down(pid: number, chance: Chance): void {
    effects.ended(pid)
    if (!chance.oneIn(2)) return
    counts.powerCuts += 1
    cutPower(journal, chance)
  }

  return {
    title: 'the receiver, on a journal',
    async start() {
      if (child) return
      child = await startReceiver(program, orders)
      note(child)
    },
    urls: () => (child ? [child.url] : []),
    async strike(chance) {
      if (!child) return
      const { pid } = child
      await child.kill()
      child = undefined
      down(pid, chance)
    },
    async strikeWhileStarting(chance) {
      const usual = counts.starts.at(-1) ?? 200
      down(await killWhileStarting(program, orders, chance.next() * usual), chance)
    },
    async stop() {
      await child?.stop()
      child = undefined
    },
    async remove() {
      await child?.kill()
      child = undefined
    },
    verifyAlive() {
      const crash = child?.crash()
      if (crash) throw crash
    },
    counts,
  }
}
