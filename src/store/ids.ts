import type { Records, StoreState } from './ports.ts'
import type { Counted } from './settings.ts'

/** Numbers the store's records, each kind by itself. */
export interface Ids {
  /** The id that `take` will answer next. */
  peek(kind: Counted): number
  take(kind: Counted): number
}

/** Pure: `peek` and `take` call it apart and must be told the same. */
export type NextId = (kind: Counted, last: number) => number

/** Orders start at a number of four digits, as in a shop that has been open for a while. */
export const countOn: NextId = (kind, last) => (kind === 'order' && last === 0 ? 1001 : last + 1)

export function createIds(state: StoreState, nextId: NextId = countOn): Ids {
  const last: Record<Counted, number> = {
    order: greatest(state.orders),
    hook: greatest(state.hooks),
    event: greatest(state.events),
    delivery: greatest(state.deliveries),
    mail: greatest(state.mails),
  }
  const peek = (kind: Counted) => nextId(kind, last[kind])
  return {
    peek,
    take(kind) {
      last[kind] = peek(kind)
      return last[kind]
    },
  }
}

function greatest<T extends { id: number }>(records: Records<T>): number {
  let id = 0
  for (const record of records.values()) id = Math.max(id, record.id)
  return id
}
