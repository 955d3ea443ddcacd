import { entryView } from '../../receiver/http/views.ts'
import type { Entry, Filter, Inbox } from '../../receiver/index.ts'
import { withoutTokens } from '../without-tokens.ts'
import type { ExportedEntry } from './exported.ts'

interface Parts {
  inbox: Pick<Inbox, 'entry' | 'request' | 'entries'>
  hooksTokens: readonly string[]
}

const entriesAPage = 100

/** In the order of the ids; those that are unknown are passed over. */
export async function* entriesOfIds(ids: readonly string[], parts: Parts): AsyncGenerator<ExportedEntry> {
  for (const id of ids) {
    const entry = await parts.inbox.entry(id)
    const exported = entry && (await exportedOf(entry, parts))
    if (exported) yield exported
  }
}

/** Newest first, at most `most` of them, a page at a time. */
export async function* entriesOfFilter(
  { filter, most, signal }: { filter: Filter; most: number; signal: AbortSignal },
  parts: Parts,
): AsyncGenerator<ExportedEntry> {
  let before: string | undefined
  for (let left = most; left > 0 && !signal.aborted; left -= entriesAPage) {
    const limit = Math.min(left, entriesAPage)
    const page = await parts.inbox.entries({ filter, limit, before, signal })
    for (const entry of page.entries) {
      const exported = await exportedOf(entry, parts)
      if (exported) yield exported
    }
    if (page.next === null) return
    before = page.next
  }
}

async function exportedOf(entry: Entry, { inbox, hooksTokens }: Parts): Promise<ExportedEntry | undefined> {
  const request = await inbox.request(entry.id)
  // Retention may have dropped it between the two questions.
  if (!request) return undefined
  const view = entryView(entry, request)
  return { view: { ...view, headers: withoutTokens(view.headers, hooksTokens) }, body: request.body }
}
