import { Pool } from 'undici'
import type { Entry } from '../../src/receiver/index.ts'

/** A receiver's inbox through its read API, as any user sees it. */
export interface InboxReader {
  /** Newest first, at most so many. */
  newest(count: number): AsyncGenerator<Entry>
  /** The bytes of an entry; undefined when it is not kept. */
  body(id: string): Promise<Buffer | undefined>
  close(): Promise<void>
}

/** Reads worth having under way at once. */
export const readsUnderWay = 16

const pageEntries = 500

export function createInboxReader(url: string): InboxReader {
  const pool = new Pool(url, { connections: readsUnderWay })

  async function page(query: string): Promise<{ entries: Entry[]; next: string | null }> {
    const { statusCode, body } = await pool.request({ path: `/api/entries?${query}`, method: 'GET' })
    if (statusCode !== 200) throw new Error(`Entries could not be read (${statusCode}): ${await body.text()}`)
    return (await body.json()) as { entries: Entry[]; next: string | null }
  }

  return {
    async *newest(count) {
      let before = ''
      for (let left = count; left > 0; ) {
        const { entries, next } = await page(`limit=${Math.min(pageEntries, left)}${before}`)
        yield* entries
        if (next === null) return
        left -= entries.length
        before = `&before=${next}`
      }
    },
    async body(id) {
      const answer = await pool.request({ path: `/api/entries/${id}/raw`, method: 'GET' })
      const body = Buffer.from(await answer.body.arrayBuffer())
      return answer.statusCode === 200 ? body : undefined
    },
    close: () => pool.close(),
  }
}
