import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import type { StoreLogger, StoreState } from '../ports.ts'
import { ChangeLog } from './change-log.ts'
import { lockFolder } from './folder-lock.ts'
import { createLowdbState } from './lowdb-state.ts'
import { emptyData, type StoreData } from './records.ts'

/**
 * Opens the state kept in the folder, which is made when missing. Rejects with `FolderLocked` when another
 * process has it open, and with `StateDamaged` when the file is not ours.
 */
export async function openStoreState(
  folder: string,
  options: { logger?: StoreLogger | undefined } = {},
): Promise<StoreState> {
  await mkdir(folder, { recursive: true })
  const unlock = await lockFolder(join(folder, 'store-state.lock'))
  const log = new ChangeLog(join(folder, 'store-state.ndjson'), options.logger)
  const release = async () => {
    await log.close()
    unlock()
  }
  try {
    const db = new Low<StoreData>(log, emptyData())
    await db.read()
    return createLowdbState(db, { logger: options.logger, release })
  } catch (error) {
    await release()
    throw error
  }
}
