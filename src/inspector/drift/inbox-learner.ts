import { setImmediate as othersTurn } from 'node:timers/promises'
import { observe } from '../../contract/drift/index.ts'
import { type Entry, everything, type Inbox, type KeptRequest, parseJson } from '../../receiver/index.ts'
import type { Checkpoint } from './checkpoint.ts'
import { newPosition, type Position, parsePosition, stringifyPosition } from './position.ts'

export interface InboxLearner {
  /** Learns what came since the last time; those who ask meanwhile wait for the same. */
  catchUp(): Promise<void>
  /** As far as it has come. */
  position(): Position
}

interface Parts {
  inbox: Pick<Inbox, 'entries' | 'request' | 'addedAfter'>
  /** Where to go on from after a restart; without one all is learned again. */
  checkpoint?: Checkpoint | undefined
  /** Told after each slice. */
  onSlice?: (position: Position) => void
}

const entriesAPage = 200
/** Bodies in memory at once; after so many the event loop has its turn, and with it the receiver's door. */
const bodiesASlice = 20
/** Or after so many bytes, where bodies are large. */
const bytesATurn = 100_000
const entriesACheckpoint = 10_000

/** Learns the fields of an inbox's bodies, each entry once, when it is asked and not when a request comes in. */
export function createInboxLearner({ inbox, checkpoint, onSlice }: Parts): InboxLearner {
  let position: Position | undefined
  let underWay: Promise<void> | undefined

  async function catchUp(): Promise<void> {
    const known = position ?? parsePosition(await checkpoint?.read())
    // An inbox that was replaced by another has nothing to do with what is known.
    const at = known && (await isOfThisInbox(known)) ? known : newPosition()
    position = at
    let kept = at.read
    const keep = async () => {
      if (at.read > kept) await checkpoint?.write(stringifyPosition(at))
      kept = at.read
    }
    while (await learnPage(at)) {
      if (at.read - kept >= entriesACheckpoint) await keep()
    }
    await keep()
  }

  /** Whether there was one. */
  async function learnPage(at: Position): Promise<boolean> {
    const entries = await inbox.addedAfter(at.after, entriesAPage)
    for (let from = 0; from < entries.length; from += bodiesASlice) {
      await learn(at, entries.slice(from, from + bodiesASlice))
      onSlice?.(at)
      await othersTurn()
    }
    return entries.length > 0
  }

  async function learn(at: Position, entries: readonly Entry[]): Promise<void> {
    const requests = await Promise.all(entries.map(({ id }) => inbox.request(id)))
    let bytes = 0
    for (const [index, entry] of entries.entries()) {
      bytes += entry.size
      if (bytes > bytesATurn) {
        await othersTurn()
        bytes = entry.size
      }
      take(at, entry, requests[index])
      at.after = entry.id
      at.upTo = entry.receivedAt
      at.read += 1
    }
  }

  async function isOfThisInbox({ after }: Position): Promise<boolean> {
    const { entries } = await inbox.entries({ filter: everything, limit: 1 })
    return entries[0] !== undefined && inboxOf(entries[0].id) === inboxOf(after)
  }

  return {
    catchUp() {
      underWay ??= catchUp().finally(() => {
        underWay = undefined
      })
      return underWay
    },
    position: () => position ?? newPosition(),
  }
}

/** The first half of an id is the inbox's name. */
function inboxOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}

/** Off schema or not: what is off schema is the news. */
function take(
  { learned, passedOver }: Position,
  { receivedAt, reason, flags }: Entry,
  request: KeptRequest | undefined,
): void {
  // Retention may have dropped it between the two questions.
  if (!request) return
  if (flags.includes('reconciled')) passedOver.reconciled += 1
  else if (reason === 'event_unknown') passedOver.otherEvents += 1
  else {
    const parsed = parseJson(request.body)
    if (parsed.ok) observe(learned, parsed.value, Date.parse(receivedAt))
    else passedOver.notJson += 1
  }
}
