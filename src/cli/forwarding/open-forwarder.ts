import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { everything, type Inbox } from '../../receiver/index.ts'
import { createForwarder, type Forwarder } from './forwarder.ts'
import { createPoster } from './poster.ts'
import { openProgress } from './progress.ts'

interface Parts {
  inbox: Inbox
  to: string
  dataDir: string
  log: Logger
}

/** Goes on where the last run to this URL came to; at the first run, begins with what arrives from now on. */
export async function openForwarder({ inbox, to, dataDir, log }: Parts): Promise<Pick<Forwarder, 'stop'>> {
  const newest = await inbox.entries({ filter: everything, limit: 1 })
  const progress = openProgress(dataDir, { to, from: newest.entries[0]?.id ?? '' })
  const poster = createPoster(to)
  const forwarder = createForwarder({ inbox, progress, post: poster.post, wait, log })
  forwarder.start()
  return {
    async stop() {
      await forwarder.stop()
      await poster.close()
    },
  }
}
