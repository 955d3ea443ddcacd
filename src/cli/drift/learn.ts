import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { fetch } from 'undici'
import { driftReport } from '../../contract/drift/index.ts'
import { checkpointFile, createInboxLearner, type DriftAnswer, readSchemas } from '../../inspector/index.ts'
import { StorageError } from '../../receiver/index.ts'
import { CannotStart, WrongUse } from '../exit.ts'
import { openInbox } from '../halves/open-inbox.ts'
import type { RunningKit } from '../running-kit.ts'
import type { Settings } from '../settings.ts'
import { tlsFault } from '../tls/tls-fault.ts'

export type Learnt = Extract<DriftAnswer, { state: 'ready' }>

/** Told while it goes on: entries that were looked at, and when the last of them was received. */
export type OnProgress = (read: number, upTo: string | null) => void

/** Asks the inspector of a kit that runs. `since` in the filter's grammar; empty for all. */
export async function driftOfRunning(
  { url, headers, dispatcher }: Pick<RunningKit, 'url' | 'headers' | 'dispatcher'>,
  since: string,
  onProgress: OnProgress,
): Promise<Learnt> {
  const asked = `${url}/inspector/drift?${new URLSearchParams({ since })}`
  for (;;) {
    const response = await fetch(asked, { headers, dispatcher }).catch((error) => {
      throw new CannotStart(
        tlsFault(url, error) ??
          `Nothing answers at ${url}: start the kit there, say where it runs (--from URL), or read an inbox itself: --data`,
      )
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (!isAnswer(answer)) {
      const { message = `it answered ${response.status}` } = (answer ?? {}) as { message?: string }
      throw new CannotStart(`${url} tells no drift: ${message}`)
    }
    if (answer.state === 'ready') return answer
    onProgress(answer.read, answer.upTo)
  }
}

function isAnswer(answer: unknown): answer is DriftAnswer {
  const { state } = (answer ?? {}) as { state?: unknown }
  return state === 'ready' || state === 'learning'
}

interface OwnInbox {
  settings: Pick<Settings, 'DATA_DIR' | 'DATABASE_URL'>
  log: Logger
  /** Milliseconds since 1970; null for all. */
  since: number | null
  onProgress: OnProgress
}

/** Reads an inbox that no running kit holds. What is learned is kept beside it, and gone on from the next time. */
export async function driftOfInbox({ settings, log, since, onProgress }: OwnInbox): Promise<Learnt> {
  const { DATA_DIR, DATABASE_URL } = settings
  if (!DATABASE_URL && !existsSync(join(DATA_DIR, 'inbox'))) {
    throw new WrongUse(`${DATA_DIR} has no inbox: name the DATA_DIR of a kit that has run: --data DIR`)
  }
  // Reading drops nothing, whatever is to be kept.
  const inbox = openInbox({ ...settings, RETENTION: null }, log)
  try {
    await inbox.open()
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    throw new CannotStart(`${error.message}\nOr ask the kit that holds it: --from URL`)
  }
  try {
    const learner = createInboxLearner({
      inbox,
      checkpoint: checkpointFile(join(DATA_DIR, 'drift.json')),
      onSlice: ({ read, upTo }) => onProgress(read, upTo),
    })
    await learner.catchUp()
    const { learned, passedOver } = learner.position()
    const report = driftReport(learned, await readSchemas(), { since })
    return { state: 'ready', report, passedOver }
  } finally {
    await inbox.close()
  }
}
