import { everything, type Inbox } from '../../receiver/index.ts'
import { CannotStart, WrongUse } from '../exit.ts'
import type { BackupFile } from './backup-file.ts'

export interface RestoreCounts {
  restored: number
  /** Those that were there already. */
  known: number
  /** Restored under another id than the file's. */
  renamed: number
}

interface Options {
  backup: BackupFile
  /** Whether the inbox may hold others than those of the file. */
  merge: boolean
  /** How the inbox is called in messages. */
  place: string
  /** Told every so often. */
  onProgress: (done: number) => void
}

const entriesAProgress = 10_000

/** Puts the entries of a backup into an open inbox that no receiver uses. */
export async function restoreInto(inbox: Inbox, options: Options): Promise<RestoreCounts> {
  const { backup, merge, place, onProgress } = options
  if (!inbox.restore) throw new CannotStart(`${place} takes no backup.`)
  if (!merge) await refuseOthers(inbox, { backup, place })
  const counts = { restored: 0, known: 0, renamed: 0 }
  let done = 0
  for await (const batch of backup.batches()) {
    const outcomes = await inbox.restore(batch)
    for (const [at, { id, outcome }] of outcomes.entries()) {
      counts[outcome] += 1
      if (outcome === 'restored' && id !== batch[at]?.entry.id) counts.renamed += 1
    }
    const before = done
    done += batch.length
    if (Math.floor(done / entriesAProgress) > Math.floor(before / entriesAProgress)) onProgress(done)
  }
  return counts
}

/** The newest entry tells: one of the file's is what a broken import left, or the inbox that the file is a backup of. */
async function refuseOthers(inbox: Inbox, { backup, place }: Pick<Options, 'backup' | 'place'>) {
  const { entries } = await inbox.entries({ filter: everything, limit: 1 })
  const [newest] = entries
  if (!newest || backup.receivedAt(newest.id) === Date.parse(newest.receivedAt)) return
  throw new WrongUse(
    `${place} has entries of its own. Add --merge to put those of the file beside them, or name an empty folder: --to FOLDER.`,
  )
}
