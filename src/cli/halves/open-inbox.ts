import { join } from 'node:path'
import type { Logger } from 'pino'
import { createJournal } from '../../receiver/adapters/journal/index.ts'
import { createPostgresInbox } from '../../receiver/adapters/postgres/index.ts'
import type { Inbox } from '../../receiver/index.ts'
import { CannotStart } from '../exit.ts'
import type { Settings } from '../settings.ts'
import { tellMended } from './mended-inbox.ts'

export type InboxSettings = Pick<Settings, 'DATA_DIR' | 'DATABASE_URL' | 'RETENTION'>

const millisecondsADay = 86_400_000
const daysOfAMonth = 30

/** The shared inbox where DATABASE_URL names one; else the one of this process, in DATA_DIR. */
export function openInbox(
  settings: InboxSettings,
  log: Logger,
  restoring: { /** The name that an empty inbox takes. */ nameIfEmpty?: string } = {},
): Inbox {
  const { days, bytes, entries } = settings.RETENTION ?? {}
  if (settings.DATABASE_URL) {
    if (bytes || entries) {
      throw new CannotStart(
        'RETENTION: with DATABASE_URL it takes days alone, such as 180d: months are dropped whole.',
      )
    }
    return createPostgresInbox({
      connectionString: settings.DATABASE_URL,
      ...(days && { keepMonths: Math.ceil(days / daysOfAMonth) }),
      log,
      ...restoring,
    })
  }
  const folder = join(settings.DATA_DIR, 'inbox')
  const age = days && { age: days * millisecondsADay }
  const retention = { ...age, ...(bytes && { bytes }), ...(entries && { entries }) }
  return createJournal({
    folder,
    retention,
    onMended: (report) => tellMended(report, { folder, log }),
    ...restoring,
  })
}
