import type { RetryAnchor, RetryProfileName } from '../../store/index.ts'
import { retryProfiles } from '../../store/index.ts'
import type { Reply } from '../wire/reply.ts'
import { type Rehearsed, rehearse } from './rehearse.ts'
import { createScriptedSender } from './scripted-sender.ts'

/** What the store would do if the target went on answering so. */
export interface Consequence {
  delivery: Rehearsed['delivery']
  hook: Rehearsed['hook']
  attempts: number
  /** Days of the store's clock from the first attempt to the last. */
  days: number
  /** The whole of it in a sentence. */
  text: string
}

export type StoreRules = { profile: RetryProfileName; anchor: RetryAnchor }

const minutesADay = 1_440
/** It is only counted; nothing reads it. */
const anyBody = Buffer.from('{}')

/** Found by rehearsing the delivery in a simulated store, with its clock and its mails. */
export async function consequenceOf(
  goesOn: readonly [Reply, ...Reply[]],
  { profile, anchor }: StoreRules,
): Promise<Consequence> {
  const rehearsed = await rehearse(
    {
      url: 'http://127.0.0.1/',
      wireEvent: 'order_paid',
      profile: retryProfiles[profile],
      anchor,
      identity: {},
      sender: createScriptedSender(goesOn),
    },
    { body: anyBody },
  )
  const minutes = rehearsed.attempts.at(-1)?.atMinutes ?? 0
  return {
    delivery: rehearsed.delivery,
    hook: rehearsed.hook,
    attempts: rehearsed.attempts.length,
    days: minutes / minutesADay,
    text: textOf(rehearsed, { reply: goesOn.at(-1) as Reply, minutes, profile }),
  }
}

interface TextFacts {
  reply: Reply
  minutes: number
  profile: RetryProfileName
}

function textOf(
  { attempts, delivery, hook, mails }: Rehearsed,
  { reply, minutes, profile }: TextFacts,
): string {
  if (delivery === 'delivered') {
    return attempts.length === 1
      ? 'The store takes it for delivered and never sends it again.'
      : `Delivered with attempt ${attempts.length}, ${minutes} min late; the hook stays.`
  }
  const mailed = retryProfiles[profile].mailed.join(' and the ')
  const ended = `the hook is ${hook}${mails.length > 0 ? ` and the ${mailed} mailed` : ''}`
  const end = hook === 'active' ? 'the event is lost and the hook stays' : ended
  const span = `${attempts.length} attempts over ${(minutes / minutesADay).toFixed(2)} days`
  return `${span}, ${repliesText(reply)}; then ${end}.`
}

function repliesText(reply: Reply): string {
  if (typeof reply === 'number') return `all answered ${reply}`
  return reply === 'timeout' ? 'none answered in time' : 'all broken off'
}
