import type { Entry } from '../../src/receiver/index.ts'
import type { Book } from './book.ts'
import { eachOf } from './each-of.ts'
import { createInboxReader, type InboxReader } from './read-inbox.ts'
import { type LedgerRequest, numberIn } from './requests.ts'

export interface AuditOptions {
  book: Book
  requestOf: (number: number) => LedgerRequest
}

/** The inbox held against the book. */
export interface Audit {
  /**
   * Looks for what was acknowledged lately, by its bytes, and for doubles among as many of the newest entries
   * and `more`. Answers what it found.
   */
  lookAtNewest(url: string, fresh: readonly number[], more: number): Promise<number[]>
  /** Looks at every entry and its bytes; answers how many of the acknowledged requests it found. */
  lookAtAll(url: string): Promise<number>
  /** Each told once, however often it is seen. */
  readonly faults: Record<'lost' | 'doubled' | 'altered' | 'unsent' | 'unrecorded', Set<string>>
}

export function createAudit({ book, requestOf }: AuditOptions): Audit {
  const faults: Audit['faults'] = {
    lost: new Set(),
    doubled: new Set(),
    altered: new Set(),
    unsent: new Set(),
    unrecorded: new Set(),
  }

  function keep(found: Map<number, string>, number: number, id: string): void {
    const other = found.get(number)
    if (other !== undefined) faults.doubled.add(`Request ${number} is kept as ${other} and ${id}`)
    found.set(number, id)
  }

  /** The number of the request whose bytes an entry keeps; undefined when they are not what was sent. */
  function numberOf(id: string, body: Buffer | undefined): number | undefined {
    const number = body && numberIn(body)
    if (number === undefined || number < 1 || number > book.requests) {
      faults.unsent.add(`${id} keeps ${body?.length ?? 0} bytes that nobody sent`)
      return undefined
    }
    if (body?.equals(requestOf(number).body)) return number
    faults.altered.add(`${id} keeps other bytes of request ${number} than were sent`)
    return undefined
  }

  async function lookAt(reader: InboxReader, entry: Entry, found: Map<number, string>): Promise<void> {
    const number = numberOf(entry.id, await reader.body(entry.id))
    if (number === undefined) return
    keep(found, number, entry.id)
    const state = requestOf(number).handled ? 'done' : 'none'
    if (entry.handler.state !== state) {
      faults.unrecorded.add(`${entry.id} is ${entry.handler.state}, not ${state}`)
    }
  }

  /** Whether an acknowledged request is kept under the id that was answered. */
  function isKept(kept: string | undefined, number: number): boolean {
    const answered = book.acknowledged.get(number) ?? kept
    if (kept !== undefined && kept === answered) return true
    const told = kept === undefined ? 'is not kept' : `is kept as ${kept}`
    faults.lost.add(`Request ${number}, answered as ${answered}, ${told}`)
    return false
  }

  async function withReader<T>(url: string, work: (reader: InboxReader) => Promise<T>): Promise<T> {
    const reader = createInboxReader(url)
    try {
      return await work(reader)
    } finally {
      await reader.close()
    }
  }

  return {
    lookAtNewest(url, fresh, more) {
      return withReader(url, async (reader) => {
        const found = new Map<number, string>()
        // What is no JSON names no order: it is looked at in the end.
        for await (const { id, orderId } of reader.newest(fresh.length + more)) {
          if (orderId !== null) keep(found, orderId, id)
        }
        const kept: number[] = []
        await eachOf(fresh, async (number) => {
          const id = book.acknowledged.get(number) ?? found.get(number)
          // Its answer broke off before the id: the look at everything finds it.
          if (id === undefined) return
          const isThere = (await reader.body(id))?.equals(requestOf(number).body)
          if (isKept(isThere ? id : undefined, number)) kept.push(number)
        })
        return kept
      })
    },
    lookAtAll(url) {
      return withReader(url, async (reader) => {
        const found = new Map<number, string>()
        await eachOf(reader.newest(Number.POSITIVE_INFINITY), (entry) => lookAt(reader, entry, found))
        return [...book.acknowledged.keys()].filter((number) => isKept(found.get(number), number)).length
      })
    },
    faults,
  }
}
