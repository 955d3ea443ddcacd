import type { Entry } from '../../../../../receiver/domain/entry.ts'
import { cursorFrom, numberIn } from './entry-number.ts'
import { numbersABlock } from './numbered-rows.ts'

export type AskPage = (page: {
  q?: string
  limit: number
  before?: string
  signal?: AbortSignal
}) => Promise<{ entries: Entry[]; next: string | null }>

/**
 * A number that no entry is below: that of the oldest one, or less by a block at most. Most inboxes begin with 1,
 * which one question shows; where retention took the oldest away, it is found by halving.
 */
export async function oldestNumber(ask: AskPage, known: Entry, signal?: AbortSignal): Promise<number> {
  const below = async (number: number) => {
    const page = await ask({
      limit: 1,
      before: cursorFrom(known.id, number - 1),
      ...(signal && { signal }),
    })
    const [entry] = page.entries
    return entry && numberIn(entry.id)
  }
  let high = numberIn(known.id)
  if (high <= 1 || (await below(2)) === 1) return 1
  let low = 2
  while (high - low > numbersABlock) {
    const middle = Math.floor((low + high) / 2)
    const found = await below(middle)
    if (found === undefined) low = middle
    else high = found
  }
  return low
}
