import type { RequestHandler } from 'express'
import { type Inbox, type KeptRequest, parseFilter, parseJson } from '../receiver/index.ts'
import type { SummariesAnswer, Summary } from './api.ts'
import { idsOf } from './ids.ts'
import { refuse } from './refuse.ts'
import { searchHitOf } from './search-hit.ts'
import { summaryOf } from './summary.ts'

interface Parts {
  inbox: Pick<Inbox, 'request'>
  /** Milliseconds since 1970. */
  now: () => number
}

const mostIds = 200
const largestSearched = 2 ** 20
/** Bodies held in memory at once. */
const readAtOnce = 20

/** `GET /inspector/summaries?ids=a,b&q=` */
export function answerSummaries({ inbox, now }: Parts): RequestHandler {
  return async (req, res) => {
    const ids = idsOf(req.query.ids, mostIds)
    if (!ids.ok) return refuse(res, 400, ids.message)
    const filter = parseFilter(typeof req.query.q === 'string' ? req.query.q : '', now())
    if (!filter.ok) return refuse(res, 400, `q: ${filter.message}`)
    const word = filter.filter.words.find((each) => each !== '')
    const summaries: SummariesAnswer['summaries'] = {}
    for await (const [id, request] of requestsOf(ids.ids, inbox)) {
      if (res.destroyed) return
      summaries[id] = summaryOfRequest(request, word)
    }
    res.json({ summaries } satisfies SummariesAnswer)
  }
}

async function* requestsOf(
  ids: readonly string[],
  inbox: Parts['inbox'],
): AsyncGenerator<[string, KeptRequest]> {
  for (let from = 0; from < ids.length; from += readAtOnce) {
    const some = ids.slice(from, from + readAtOnce)
    const kept = await Promise.all(some.map((id) => inbox.request(id)))
    for (const [at, id] of some.entries()) {
      const request = kept[at]
      if (request) yield [id, request]
    }
  }
}

function summaryOfRequest({ rawHeaders, body }: KeptRequest, word: string | undefined): Summary {
  const parsed = parseJson(body)
  const value = parsed.ok ? parsed.value : undefined
  const hit =
    word === undefined || body.length > largestSearched
      ? null
      : searchHitOf(word, { rawHeaders, text: body.toString('utf8'), value })
  return { ...summaryOf(value), hit }
}
