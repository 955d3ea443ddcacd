import { createHash } from 'node:crypto'
import type { Inbox } from '../../src/receiver/index.ts'

/** Holds all that an inbox keeps, answered or not, against what was sent. */
export interface Audit {
  /** From now on these bodies may be kept. */
  expect(bodies: readonly Buffer[]): void
  /** What was kept and nobody sent, told once. */
  faults(): Promise<string[]>
}

/** A sender that hung up is still read a little later; so many bodies later it is over. */
const bodiesRemembered = 5_000

export function createAudit(inbox: Pick<Inbox, 'subscribe' | 'request'>): Audit {
  const sent = new Map<string, number>()
  const found: string[] = []
  let looking = Promise.resolve()

  async function look(id: string): Promise<void> {
    const request = await inbox.request(id)
    if (!request) found.push(`Entry ${id} was told of and is not there`)
    else if (!sent.has(digest(request.body))) found.push(`Entry ${id} holds bytes that nobody sent`)
  }

  inbox.subscribe(({ kind, entry }) => {
    if (kind === 'added') looking = looking.then(() => look(entry.id))
  })

  return {
    expect(bodies) {
      for (const body of bodies) {
        const key = digest(body)
        sent.delete(key)
        sent.set(key, 0)
      }
      for (const oldest of sent.keys()) {
        if (sent.size <= bodiesRemembered) break
        sent.delete(oldest)
      }
    },
    async faults() {
      await looking
      return found.splice(0)
    },
  }
}

function digest(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64')
}
