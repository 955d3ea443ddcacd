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
  try {
    if (after !== undefined) arrived.unshift(...(await inbox.addedAfter(after, 1_000)))
    for (;;) {
      for (const entry of arrived.splice(0)) if (await matches(inbox, filter, entry)) return entry
      if (over) return undefined
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

async function matches(inbox: Inbox, filter: Filter, entry: Entry): Promise<boolean> {
  if (!matchesEntry(filter, entry)) return false
  if (!needsBody(filter)) return true
  const request = await inbox.request(entry.id)
  return request !== undefined && matchesRequest(filter, { ...request, text: request.body.toString('utf8') })
}
