import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chanceOf } from '../../src/store/domain/chance.ts'
import { compileReceiver } from '../crash-ledger/compiled-receiver.ts'
import { type Database, openDatabase } from '../crash-ledger/database.ts'
import { createEffects } from '../crash-ledger/effects.ts'
import { createJournalStand } from '../crash-ledger/journal-stand.ts'
import { createPostgresStand } from '../crash-ledger/postgres-stand.ts'
import type { Stand, StandParts } from '../crash-ledger/stand.ts'
import type { Account } from './account.ts'
import { type PhasesOptions, runPhases } from './phases.ts'

export interface TwoPhaseOptions
  extends Pick<PhasesOptions, 'sends' | 'seed' | 'inFlight' | 'minutes' | 'onProgress'> {
  /** `embedded` or a URL; left out: on a journal. */
  database?: string | undefined
  /** Receivers over the database. @default 3 */
  processes?: number | undefined
}

/** As a receiver has it that nobody tells otherwise. */
const segmentBytes = 64 * 2 ** 20

/** Sends to receivers in a folder of its own, and leaves nothing behind. */
export async function runTwoPhase(options: TwoPhaseOptions): Promise<Account> {
  const folder = mkdtempSync(join(tmpdir(), 'two-phase-'))
  const effects = createEffects(join(folder, 'effects'))
  let database: Database | undefined
  let stand: Stand | undefined
  try {
    const hooksToken = randomBytes(16).toString('hex')
    const parts: StandParts = { program: await compileReceiver(folder), hooksToken, effects }
    database = options.database === undefined ? undefined : await openDatabase(options.database)
    stand = database
      ? createPostgresStand({ ...parts, database, processes: options.processes ?? 3 })
      : createJournalStand({ ...parts, folder, segmentBytes })
    return await runPhases({
      ...options,
      stand,
      effects,
      hooksToken,
      strike: database && strike(stand, database),
    })
  } finally {
    await stand?.remove()
    await database?.remove()
    effects.close()
    await rm(folder, { recursive: true, force: true })
  }

  function strike(receivers: Stand, { server }: Database) {
    return async () => {
      await receivers.strike(chanceOf(`${options.seed} strike`))
      await server?.kill()
      await server?.start()
    }
  }
}
