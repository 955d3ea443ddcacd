import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileReceiver } from './compiled-receiver.ts'
import { openDatabase } from './database.ts'
import { createEffects } from './effects.ts'
import { createJournalStand } from './journal-stand.ts'
import { keepLedger, type LedgerOptions } from './keep-ledger.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { createPostgresStand } from './postgres-stand.ts'
import type { Stand, StandParts } from './stand.ts'

type Told = 'rounds' | 'seed' | 'inFlight' | 'roundLength' | 'onRound'

export interface RunOptions extends Pick<LedgerOptions, Told> {
  /** `embedded` or a URL: the same on PostgreSQL; left out: on a journal. */
  database?: string | undefined
  /** Receivers on one database, of which one is killed; left out, the server of an embedded one is. */
  processes?: number | undefined
  /** Off lets the receiver believe in syncs that never were, which the ledger must find out. @default true */
  sync?: boolean | undefined
}

/** Keeps a ledger in a folder of its own, and leaves nothing behind. */
export async function runLedger(options: RunOptions): Promise<Ledger> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'crash-ledger-'))
  const effects = createEffects(join(folder, 'effects'))
  try {
    const hooksToken = randomBytes(16).toString('hex')
    const parts: StandParts = { program: await compileReceiver(folder), hooksToken, effects }
    return await withStand(options, { ...parts, folder }, async (stand) => {
      const kept = await keepLedger({ ...options, ...parts, stand })
      const seconds = Math.round((performance.now() - began) / 1_000)
      return ledgerOf(kept, { ...options, ...parts, stand, seconds })
    })
  } finally {
    effects.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function withStand<T>(
  { database: place, processes, sync }: RunOptions,
  parts: StandParts & { folder: string },
  work: (stand: Stand) => Promise<T>,
): Promise<T> {
  const database = place === undefined ? undefined : await openDatabase(place)
  const stand = database
    ? createPostgresStand({ ...parts, database, processes })
    : createJournalStand({ ...parts, sync })
  try {
    return await work(stand)
  } finally {
    await stand.remove()
    await database?.remove()
  }
}
