import type { RequestHandler } from 'express'
import { driftReport } from '../../contract/drift/index.ts'
import { type Inbox, parseFilter } from '../../receiver/index.ts'
import type { DriftAnswer } from '../api.ts'
import { refuse } from '../refuse.ts'
import type { Checkpoint } from './checkpoint.ts'
import { createInboxLearner } from './inbox-learner.ts'
import { readSchemas } from './read-schemas.ts'

interface Parts {
  inbox: Pick<Inbox, 'entries' | 'request' | 'addedAfter'>
  driftCheckpoint?: Checkpoint | undefined
  /** Milliseconds since 1970. */
  now: () => number
}

/** An answer that is not there by then tells how far the learning has come. */
const patienceMs = 500

/** `GET /inspector/drift?since=7d` */
export function answerDrift({ inbox, driftCheckpoint, now }: Parts): RequestHandler {
  const learner = createInboxLearner({ inbox, checkpoint: driftCheckpoint })
  return async (req, res) => {
    const since = sinceOf(req.query.since, now())
    if (typeof since === 'string') return refuse(res, 400, since)
    let outcome: 'done' | 'under way'
    try {
      outcome = await withPatience(learner.catchUp())
    } catch (error) {
      return refuse(res, 503, `The inbox could not be read: ${(error as Error).message}. Ask again.`)
    }
    const { read, upTo, passedOver, learned } = learner.position()
    const answer: DriftAnswer =
      outcome === 'done'
        ? { state: 'ready', report: driftReport(learned, await readSchemas(), { since }), passedOver }
        : { state: 'learning', read, upTo }
    res.json(answer)
  }
}

/** Milliseconds since 1970; null for all; a text says what is wrong. */
function sinceOf(asked: unknown, now: number): number | null | string {
  if (asked === undefined || asked === '') return null
  // One word of the filter's grammar: what has blanks or quotes would be several.
  const isWord = typeof asked === 'string' && /^[^\s"]+$/.test(asked)
  const read = parseFilter(`since:${isWord ? asked : '?'}`, now)
  if (!read.ok) return read.message
  return read.filter.since ?? null
}

async function withPatience(work: Promise<void>): Promise<'done' | 'under way'> {
  let timer: NodeJS.Timeout | undefined
  const tired = new Promise<'under way'>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'under way')
  })
  try {
    return await Promise.race([work.then(() => 'done' as const), tired])
  } finally {
    clearTimeout(timer)
  }
}
