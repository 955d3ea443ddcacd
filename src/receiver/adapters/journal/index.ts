import { randomBytes } from 'node:crypto'
import { fdatasync, mkdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Low, Memory } from 'lowdb'
import type { Inbox } from '../../inbox.ts'
import { createDamage } from '../../measures/damage.ts'
import { createFlushes } from '../../measures/flushes.ts'
import { createFileLog, type FileLogOptions } from './file-log.ts'
import { folderFault } from './folder-fault.ts'
import { InboxIndex } from './inbox-index.ts'
import { IndexFile } from './index-file.ts'
import { createJournalOf } from './journal.ts'
import { createJournalInbox } from './journal-inbox.ts'
import { forgetEmptyJournal, journalNameIn } from './journal-name.ts'
import type { OpenReport, Position } from './line-log.ts'
import { takeLock } from './lock.ts'
import { createMemoryLog } from './memory-log.ts'
import { probeDisk } from './probe.ts'
import type { Retention } from './retention.ts'

export interface JournalOptions {
  /** Where the journal lives; made when missing. */
  folder: string
  /** Makes the name of a new journal: letters and digits that no other of the user's bears. @default by chance */
  newName?: () => string
  /** The name that a journal without an entry takes, whatever it was called: that of a backup, so that ids stay. */
  nameIfEmpty?: string
  /** Bytes of a segment. @default 64 MiB */
  segmentBytes?: number
  /** What is kept. @default everything */
  retention?: Retention
  /** Told when opening cut off a torn line or passed over damaged ones. */
  onMended?: (report: OpenReport) => void
  /** The calls that a failing disk makes fail; for tests. */
  calls?: FileLogOptions['calls']
}

/**
 * The embedded inbox: an append-only journal in a folder, held by one process at a time.
 *
 * @throws StorageError on open() when another process holds the folder, or it cannot be written.
 */
export function createJournal(options: JournalOptions): Inbox {
  const { folder, segmentBytes = 64 * 2 ** 20, retention = {}, onMended, nameIfEmpty } = options
  const calls = options.calls ?? { writeSync, fdatasync }
  const flushes = createFlushes()
  let name = ''
  let unlock = () => {}
  const damage = createDamage()
  const onDamaged = ({ segment, offset }: Position) => damage.found(`${segment}:${offset}`)
  const log = createFileLog({ folder, segmentBytes, calls, flushes, onDamaged })
  const indexFile = new IndexFile({ path: join(folder, 'index'), journal: () => name, log })
  const index = new Low(indexFile, new InboxIndex())
  const journal = createJournalOf({ log, index, now: Date.now, retention, onMended })
  const inbox = createJournalInbox({
    journal,
    name: () => name,
    flushes,
    probe: () => probeDisk(folder, calls),
  })

  function letGo(): void {
    unlock()
    unlock = () => {}
  }

  async function open(): Promise<void> {
    mkdirSync(folder, { recursive: true })
    unlock = await takeLock(join(folder, 'lock'))
    try {
      if (nameIfEmpty !== undefined) forgetEmptyJournal(folder)
      const newName = nameIfEmpty === undefined ? (options.newName ?? nameByChance) : () => nameIfEmpty
      name = journalNameIn(folder, newName)
      await inbox.open()
    } catch (error) {
      letGo()
      throw error
    }
  }

  return {
    ...inbox,
    damage,
    async open() {
      await open().catch((error) => {
        throw folderFault(folder, error)
      })
    },
    async close() {
      await inbox.close()
      letGo()
    },
  }
}

/** An inbox that forgets: the same rules over lowdb's Memory adapter. */
export function createMemoryInbox(name = 'memory'): Inbox {
  const log = createMemoryLog()
  const index = new Low(new Memory<InboxIndex>(), new InboxIndex())
  return createJournalInbox({
    journal: createJournalOf({ log, index, now: Date.now, retention: {} }),
    name: () => name,
  })
}

function nameByChance(): string {
  return randomBytes(4).toString('hex')
}
