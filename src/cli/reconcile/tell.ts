import type { Output } from '../output.ts'
import type { Findings } from './find-missed.ts'
import type { MissedOrder } from './look.ts'
import type { TakenIn } from './take-in.ts'

const why = {
  unknown: () => 'the inbox has never heard of it',
  behind: (known: string | null) => `the inbox knows it as ${known}`,
  changed: () => 'its fields are not those that the inbox knows',
  ahead: () => '',
  same: () => '',
} satisfies Record<MissedOrder['kind'], (known: string | null) => string>

export function tellMissed(output: Output, { orderId, kind, state, known, event }: MissedOrder): void {
  output.record({ type: 'missed', orderId, kind, state, known, event })
  output.say(`  order ${orderId}  ${state.padEnd(15)}  ${why[kind](known)}`)
}

/** What became of a missed order; null when a hook brought it meanwhile. */
export function tellTaken(output: Output, orderId: number, taken: TakenIn | null): void {
  output.record({
    type: 'taken',
    orderId,
    verdict: taken?.verdict ?? 'came_meanwhile',
    event: taken?.event ?? null,
    reason: taken?.reason ?? null,
    id: taken?.id ?? null,
  })
  if (!taken) {
    output.say(`  order ${orderId}  came by its hook meanwhile`)
    return
  }
  const { verdict, event, id, message } = taken
  const entry = id === null ? '' : `, entry ${id}`
  const note =
    verdict === 'duplicate' ? 'a body that the inbox kept before: its handlers do not run again' : message
  output.say(`  order ${orderId}  ${event}: ${verdict}${entry}${note ? ` (${note})` : ''}`)
}

export function tellFindings(output: Output, { read, same, ahead, older, unread, missed }: Findings): void {
  const kinds = (['unknown', 'behind', 'changed'] as const).map((kind) => {
    const count = missed.filter((one) => one.kind === kind).length
    return count > 0 && `${count} ${kind}`
  })
  const missing = kinds.filter(Boolean).join(', ')
  output.say(
    `${read} orders read: ${missed.length} missed${missing ? ` (${missing})` : ''}, ${same} as the inbox knows them.`,
  )
  if (ahead > 0) output.say(`${ahead} further in the inbox than in the store: left as they are.`)
  if (older > 0) output.say(`${older} not changed since then, as far as the store tells: left alone.`)
  if (unread > 0) output.warn(`${unread} could not be compared: they bear no number or are off schema.`)
}
