import { resolve } from 'node:path'
import type { Command } from 'commander'
import { StorageError } from '../../receiver/index.ts'
import { settingsFor } from '../command-settings.ts'
import { CannotStart, type ExitCode } from '../exit.ts'
import { openInbox } from '../halves/open-inbox.ts'
import { openBackup } from '../import/backup-file.ts'
import { type RestoreCounts, restoreInto } from '../import/restore.ts'
import { describeCommand, type Kit, run } from '../kit-command.ts'
import { createLogger } from '../logger.ts'
import type { Output } from '../output.ts'

interface Options {
  json?: boolean
  to?: string
  merge?: boolean
  incomplete?: boolean
}

const settingsUsed = ['DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL'] as const

export function addImport(program: Command, kit: Kit): void {
  describeCommand(program.command('import'), kit, {
    summary: 'Puts exported entries back into an inbox',
    more:
      'Takes a file of export --format ndjson: bytes, headers, times, verdicts, flags, receipts and how handlers stand, ' +
      'under the same ids where the inbox is empty. Stop the receiver first; handlers that were still to run then run at its ' +
      'next start. An import that was broken off goes on when it is begun again. An inbox with other entries is refused ' +
      'unless --merge is given: what it holds already is then left as it is, and what comes from another inbox gets new ' +
      'ids. A file whose last line does not count its entries is cut off, and refused unless --incomplete is given.',
    examples: ['import inbox.ndjson', 'import inbox.ndjson --to ./data-of-yesterday'],
    next: ['receiver', 'export --format ndjson --out inbox.ndjson'],
    settings: settingsUsed,
  })
    .argument('<file>', 'what export --format ndjson wrote')
    .option('--to <folder>', 'a data folder (default: DATABASE_URL, else DATA_DIR)')
    .option('--merge', 'also into an inbox that has other entries', false)
    .option('--incomplete', 'what is whole of a file that is cut off', false)
    .action((file: string, options: Options) =>
      run(kit, options, (output) => importEntries(kit, { ...options, file }, output)),
    )
}

async function importEntries(
  { terminal }: Kit,
  { file, to, merge = false, incomplete = false }: Options & { file: string },
  output: Output,
): Promise<ExitCode> {
  const settings = settingsFor(terminal, settingsUsed)
  const { folder } = terminal
  const place = to ?? (settings.DATABASE_URL ? 'The inbox in DATABASE_URL' : settings.DATA_DIR)
  const where = to === undefined ? settings : { DATA_DIR: resolve(folder, to), DATABASE_URL: null }
  const backup = await openBackup(resolve(folder, file), { incomplete })
  const { size, cutOff } = backup
  const inbox = openInbox(
    { ...where, RETENTION: null },
    createLogger(terminal, settings.LOG_LEVEL),
    backup.name === null ? {} : { nameIfEmpty: backup.name },
  )
  if (cutOff !== null) output.warn(`${file} is cut off: ${cutOff}. What is whole of it is restored.`)
  let isOpen = false
  try {
    await inbox.open()
    isOpen = true
    const onProgress = (done: number) => {
      output.record({ type: 'progress', done, of: size })
      output.say(`${done} of ${size} …`)
    }
    const counts = await restoreInto(inbox, { backup, merge, place, onProgress })
    output.record({ type: 'result', entries: size, ...counts, to: place })
    output.say(told(counts, place))
    return 0
  } catch (error) {
    if (error instanceof StorageError) {
      throw new CannotStart(`${error.message.replace(/[.]?$/, '.')} ${isOpen ? broken : unopened(where)}`)
    }
    throw error
  } finally {
    await inbox.close()
    await backup.close()
  }
}

const broken = 'What was restored so far is kept: begin the import again once that is mended.'

/** A journal says by itself what to do. */
function unopened({ DATABASE_URL }: { DATABASE_URL: string | null }): string {
  const next = ' See that DATABASE_URL leads to a PostgreSQL that answers, and begin the import again.'
  return `Nothing was restored.${DATABASE_URL === null ? '' : next}`
}

function told({ restored, known, renamed }: RestoreCounts, place: string): string {
  const others = [
    known > 0 ? `${known} were there already` : '',
    renamed > 0 ? `${renamed} have new ids, since their own were not free` : '',
  ].filter((text) => text !== '')
  return [`${restored} entries restored to ${place}`, ...others].join('; ')
}
