import type { OpenReport } from '../../receiver/adapters/journal/line-log.ts'
import type { Log } from '../../receiver/index.ts'

/**
 * Says what opening the inbox had to mend. A torn last line was never acknowledged, so the store sends its request
 * again; a damaged line was, and nobody sends it again.
 */
export function tellMended(
  { tornBytes, damaged }: OpenReport,
  { folder, log }: { folder: string; log: Log },
): void {
  if (tornBytes > 0) {
    log.warn(
      { tornBytes },
      'The last line of the inbox was torn and is cut off; nothing acknowledged was in it',
    )
  }
  if (damaged.length > 0) {
    log.error(
      { damaged },
      'THE INBOX HAS DAMAGED LINES: what they held had been acknowledged and is missing from the inbox. Stop the ' +
        `receiver, restore ${folder} from a copy, and look after the disk. Where there is no copy, read what is missing ` +
        "from the store's orders",
    )
  }
}
