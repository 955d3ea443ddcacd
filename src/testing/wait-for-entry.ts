import { type Entry, everything, type Inbox, parseFilter } from '../receiver/index.ts'

/** The newest entry that matches, as soon as there is one. */
export async function waitForEntry(
  inbox: Inbox,
  { filter: text, milliseconds }: { filter: string; milliseconds: number },
): Promise<Entry> {
  const parsed = parseFilter(text, Date.now())
  if (!parsed.ok) throw new TypeError(`The filter ${JSON.stringify(text)} cannot be read: ${parsed.message}`)
  const { filter } = parsed
  let changed = () => {}
  const unsubscribe = inbox.subscribe(() => changed())
  const limit = AbortSignal.timeout(milliseconds)
  try {
    while (!limit.aborted) {
      // Set up before the look, so that what arrives meanwhile is not missed.
      const change = new Promise<void>((resolve) => {
        changed = resolve
        limit.addEventListener('abort', () => resolve(), { once: true })
      })
      const [entry] = (await inbox.entries({ filter, limit: 1 })).entries
      if (entry) return entry
      await change
    }
  } finally {
    unsubscribe()
  }
  const [newest] = (await inbox.entries({ filter: everything, limit: 1 })).entries
  throw new Error(`No entry matched ${JSON.stringify(text)} within ${milliseconds} ms; ${told(newest)}`)
}

/** What came instead is most often why. */
function told(newest: Entry | undefined): string {
  if (!newest) return 'none has come'
  const { id, event, verdict, reason, handler } = newest
  const failed = handler.lastError === null ? '' : ` (${handler.lastError})`
  return `the newest is ${id}: ${[event, verdict, reason].filter(Boolean).join(', ')}, handler ${handler.state}${failed}`
}
