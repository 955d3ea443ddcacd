import { expect } from 'vitest'
import type { PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import type { Arrival } from '../../../src/receiver/inbox.ts'
import { StorageError } from '../../../src/receiver/index.ts'
import type { PostgresServer } from '../../postgres-server.ts'
import { arrivalOf } from '../arrivals.ts'
import { soon } from './databases.ts'
import { ask } from './replicated.ts'

/** Appends, sixteen at a time, of arrivals that are all different. */
export interface Load {
  /** Ids of what was acknowledged. */
  kept: string[]
  failures: unknown[]
  /** Waits until so many more have been acknowledged. */
  moreKept(count: number): Promise<void>
  moreFailed(count: number): Promise<void>
  stop(): Promise<void>
}

export function startLoad(inboxes: readonly PostgresInbox[], changes: Partial<Arrival> = {}): Load {
  const kept: string[] = []
  const failures: unknown[] = []
  let n = 0
  let isOver = false

  const work = Array.from({ length: 16 }, async (_, place) => {
    const inbox = inboxes[place % inboxes.length] as PostgresInbox
    while (!isOver) {
      n += 1
      await inbox.append(arrivalOf(n, changes)).then(
        ({ id }) => kept.push(id),
        (error) => failures.push(error),
      )
      // Lets timers have their turn, whatever fails at once.
      await new Promise(setImmediate)
    }
  })

  async function grown(list: readonly unknown[], count: number): Promise<void> {
    const before = list.length
    await expect.poll(() => list.length, soon).toBeGreaterThan(before + count)
  }

  return {
    kept,
    failures,
    moreKept: (count) => grown(kept, count),
    moreFailed: (count) => grown(failures, count),
    async stop() {
      isOver = true
      await Promise.all(work)
    },
  }
}

/** All that was acknowledged is on the server, once and under one name; all else was a fault of the storage. */
export async function expectNothingLost({ kept, failures }: Load, server: PostgresServer): Promise<void> {
  expect(failures.filter((error) => !(error instanceof StorageError))).toEqual([])
  const rows = await ask(
    server,
    `select (select name from jumpseller_inbox.inbox) || '-' || e.no as id, e.identity
     from jumpseller_inbox.entries e join jumpseller_inbox.requests r using (no)`,
  )
  expect(new Set(rows.map(({ identity }) => identity)).size).toBe(rows.length)
  const found = new Set(rows.map(({ id }) => id))
  expect(found.size).toBe(rows.length)
  expect(new Set(kept).size).toBe(kept.length)
  expect(kept.filter((id) => !found.has(id))).toEqual([])
}
