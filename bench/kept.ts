/** What a receiver of the kit says it has kept. */
export interface Kept {
  accepted: number
  quarantined: number
  /** Receipts beyond each entry's first. */
  duplicates: number
}

interface Page {
  entries: { id: string; verdict: string; receipts: number }[]
  next: string | null
}

const pageSize = 500

/** Counts a receiver's entries through its read API, down to one that was there before. */
export async function countKept(url: string, before?: string): Promise<Kept> {
  const kept: Kept = { accepted: 0, quarantined: 0, duplicates: 0 }
  let next: string | null = ''
  while (next !== null) {
    const page: Page = await pageOf(url, pageSize, next)
    for (const { id, verdict, receipts } of page.entries) {
      if (id === before) return kept
      if (verdict === 'accepted') kept.accepted += 1
      else kept.quarantined += 1
      kept.duplicates += receipts - 1
    }
    next = page.next
  }
  return kept
}

/** The id of its newest entry, undefined when there is none. */
export async function newestKept(url: string): Promise<string | undefined> {
  return (await pageOf(url, 1, '')).entries[0]?.id
}

async function pageOf(url: string, limit: number, before: string): Promise<Page> {
  const answer = await fetch(`${url}/api/entries?limit=${limit}&before=${before}`)
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Page
}
