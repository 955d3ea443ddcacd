import type { Chance } from '../../src/store/domain/chance.ts'

export interface Answer {
  status: number
  /** The entry that the receiver named; null when its answer broke off behind the status. */
  id: string | null
}

/** What was posted, and what the receiver answered: the ledger's own side of the account. */
export interface Book {
  /** The number of the request to post next: one that is tried again, or a new one. */
  next(): number
  answered(number: number, answer: Answer): void
  /** No answer came: the store will try again. */
  unanswered(number: number): void
  /** Has what is without an answer of 2xx tried again from now on; answers how many that are. */
  tryAgain(): number
  /** How many different requests there are, numbered from 1. */
  readonly requests: number
  /** Entries by the number of the acknowledged request that they keep. */
  readonly acknowledged: ReadonlyMap<number, string | null>
  /** Numbers acknowledged for the first time since this was asked last. */
  takeFresh(): number[]
  readonly counts: { posts: number; repeats: number; unanswered: number; refused: number }
  /** Answers that contradict one another, or that no receiver should give. */
  readonly faults: { doubled: string[]; odd: string[] }
}

export function createBook(chance: Chance): Book {
  const acknowledged = new Map<number, string | null>()
  const counts = { posts: 0, repeats: 0, unanswered: 0, refused: 0 }
  const faults = { doubled: [] as string[], odd: [] as string[] }
  const due: number[] = []
  const owed: number[] = []
  let fresh: number[] = []
  let requests = 0

  function acknowledge(number: number, id: string | null): void {
    const known = acknowledged.get(number)
    if (known === undefined) fresh.push(number)
    if (known && id && known !== id)
      faults.doubled.push(`Request ${number} was answered as ${known} and ${id}`)
    acknowledged.set(number, known ?? id)
  }

  return {
    next() {
      counts.posts += 1
      const again = due.pop()
      if (again !== undefined) return again
      // Stores send twice what was answered, too.
      if (requests > 0 && chance.oneIn(32)) {
        const number = chance.between(1, requests)
        if (acknowledged.has(number)) {
          counts.repeats += 1
          return number
        }
      }
      requests += 1
      return requests
    },
    answered(number, { status, id }) {
      if (status >= 200 && status < 300) return acknowledge(number, id)
      if (status === 503) counts.refused += 1
      else faults.odd.push(`Request ${number} was answered ${status}`)
      if (!acknowledged.has(number)) owed.push(number)
    },
    unanswered(number) {
      counts.unanswered += 1
      if (!acknowledged.has(number)) owed.push(number)
    },
    tryAgain() {
      due.push(...owed.splice(0))
      return due.length
    },
    get requests() {
      return requests
    },
    acknowledged,
    takeFresh() {
      const taken = fresh
      fresh = []
      return taken
    },
    counts,
    faults,
  }
}
