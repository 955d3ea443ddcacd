import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Entry } from '../domain/entry.ts'
import type { Filter } from '../domain/filter.ts'
import { matchesEntry, matchesRequest, needsBody } from '../domain/filter-match.ts'
import type { Inbox } from '../inbox.ts'

export interface Wait {
  filter: Filter
  seconds: number
  /** Entries behind this one count too; without it only those from now on do. */
  after?: string | undefined
}

const entriesAPage = 1_000

/** The next entry that matches; undefined when none did in time. */
export async function waitForEntry(
  { inbox, clock, signal }: { inbox: Inbox; clock: Clock; signal: AbortSignal },
  { filter, seconds, after }: Wait,
): Promise<Entry | undefined> {
  const arrived: Entry[] = []
  let wake = () => {}
  const unsubscribe = inbox.subscribe(({ kind, entry }) => {
    if (kind === 'added') arrived.push(entry)
    wake()
  })
  let over = false
  const end = () => {
    over = true
    wake()
  }
  const callOff = clock.after(seconds * 1_000, end)
  signal.addEventListener('abort', end, { once: true })

  async function firstMatch(entries: readonly Entry[], isOver: () => boolean): Promise<Entry | undefined> {
    for (const entry of entries) {
      if (isOver()) return undefined
      if (await matches(inbox, filter, entry)) return entry
    }
    return undefined
  }

  try {
    for await (const page of after === undefined ? [] : pagesAfter(inbox, after)) {
      const found = await firstMatch(page, () => over)
      if (found || over) return found
    }
    for (;;) {
      // What arrived in time is looked at, also when the time is over meanwhile.
      const found = await firstMatch(arrived.splice(0), () => signal.aborted)
      if (found || (over && arrived.length === 0)) return found
      if (arrived.length > 0) continue
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    callOff()
    unsubscribe()
  }
}

/** What was added after an entry, a page at a time, until none is left. */
async function* pagesAfter(inbox: Inbox, after: string): AsyncGenerator<Entry[]> {
  let from = after
  for (;;) {
    const entries = await inbox.addedAfter(from, entriesAPage)
    yield entries
    const last = entries.at(-1)
    if (!last || entries.length < entriesAPage) return
    from = last.id
    // The journal answers without a pause: requests and the time limit have their turn here.
    await nextTurn()
  }
}

async function matches(inbox: Inbox, filter: Filter, entry: Entry): Promise<boolean> {
  if (!matchesEntry(filter, entry)) return false
  if (!needsBody(filter)) return true
  const request = await inbox.request(entry.id)
  return request !== undefined && matchesRequest(filter, { ...request, text: request.body.toString('utf8') })
}
