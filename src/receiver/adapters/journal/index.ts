import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Low, Memory } from 'lowdb'
import type { Inbox } from '../../inbox.ts'
import { createFileLog, type FileLogOptions } from './file-log.ts'
import { InboxIndex } from './inbox-index.ts'
import { IndexFile } from './index-file.ts'
import { createJournalInbox } from './journal-inbox.ts'
import type { OpenReport } from './line-log.ts'
import { takeLock } from './lock.ts'
import { createMemoryLog } from './memory-log.ts'

export interface JournalOptions {
  /** Where the journal lives; made when missing. */
  folder: string
  /** Makes the name of a new journal: letters and digits that no other of the user's bears. @default by chance */
  newName?: () => string
  /** Bytes of a segment. @default 64 MiB */
  segmentBytes?: number
  /** Told when opening cut off a torn line or passed over damaged ones. */
  onMended?: (report: OpenReport) => void
  /** The calls that a failing disk makes fail; for tests. */
  calls?: FileLogOptions['calls']
}

/**
 * The embedded inbox: an append-only journal in a folder, held by one process at a time.
 *
 * @throws StorageError on open() when another process holds the folder.
 */
export function createJournal(options: JournalOptions): Inbox {
  const { folder, segmentBytes = 64 * 2 ** 20, onMended, calls } = options
  mkdirSync(folder, { recursive: true })
  const name = nameOf(join(folder, 'journal.json'), options.newName ?? nameByChance)
  let unlock = () => {}
  const log = createFileLog(calls ? { folder, segmentBytes, calls } : { folder, segmentBytes })
  const inbox = createJournalInbox({
    log,
    index: new Low(
      new IndexFile({ path: join(folder, 'index'), journal: name, committed: log.committed }),
      new InboxIndex(),
    ),
    name,
    now: Date.now,
    onMended,
    onClosed: () => unlock(),
  })
  return {
    ...inbox,
    async open() {
      unlock = takeLock(join(folder, 'lock'))
      try {
        await inbox.open()
      } catch (error) {
        unlock()
        throw error
      }
    },
  }
}

/** An inbox that forgets: the same rules over lowdb's Memory adapter. */
export function createMemoryInbox(name = 'memory'): Inbox {
  return createJournalInbox({
    log: createMemoryLog(),
    index: new Low(new Memory(), new InboxIndex()),
    name,
    now: Date.now,
  })
}

function nameOf(path: string, newName: () => string): string {
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify({ version: 1, name: newName() })}\n`)
  return JSON.parse(readFileSync(path, 'utf8')).name
}

function nameByChance(): string {
  return randomBytes(4).toString('hex')
}
