import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { type Filter, parseFilter } from '../../../src/receiver/domain/filter.ts'
import type { Inbox } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

function filterOf(q: string): Filter {
  const parsed = parseFilter(q, 0)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.filter
}

async function numbersOf(inbox: Inbox, q: string): Promise<number[]> {
  const { entries } = await inbox.entries({ filter: filterOf(q), limit: 500 })
  return entries.map(({ id }) => Number(id.split('-')[1]))
}

/** What it finds, and how many turns others had meanwhile: a clock would tell of other processes as well. */
async function withTurns(look: () => Promise<unknown>): Promise<{ found: unknown; turns: number }> {
  let turns = 0
  let next: NodeJS.Immediate
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  next = setImmediate(count)
  const found = await look()
  clearImmediate(next)
  return { found, turns }
}

/** Rows, and names, that may be looked at in one turn: some milliseconds. */
const mostATurn = 20_000

describe('one order number under very many store codes', () => {
  const stores = 60_000

  it('is found, or found missing, and nobody waits for it', async () => {
    const inbox = createMemoryInbox()
    await inbox.open()
    await Promise.all(
      Array.from({ length: stores }, (_, n) =>
        inbox.append(arrivalOf(n, { orderId: 7, storeCode: `store ${n}` })),
      ),
    )
    const newest = Array.from({ length: 500 }, (_, n) => stores - n)
    const looks: [name: string, look: () => Promise<unknown>, wanted: unknown, rows: number][] = [
      ['event', () => numbersOf(inbox, 'order:7 event:order_shipped'), [], 2 * stores],
      ['store', () => numbersOf(inbox, 'order:7 store:"store 4"'), [5], 1],
      ['order', () => inbox.order(7).then((order) => order?.storeCode), `store ${stores - 1}`, stores],
      ['no order', () => inbox.order(8), undefined, stores],
      ['orders', () => inbox.orders({ limit: 500 }).then(({ orders }) => orders.length), 500, 500],
      ['newest', () => numbersOf(inbox, 'order:7'), newest, stores],
    ]
    for (const [name, look, wanted, rows] of looks) {
      const { found, turns } = await withTurns(look)
      expect([name, found]).toEqual([name, wanted])
      expect(turns, name).toBeGreaterThanOrEqual(Math.floor(rows / mostATurn))
    }
    await inbox.close()
  }, 60_000)
})

it('finds all entries of an order newest first, whatever stores they are of', async () => {
  const entry = fc.record({ store: fc.nat(12), order: fc.nat(2) })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 40 }), async (given) => {
      const inbox = createMemoryInbox()
      await inbox.open()
      for (const [n, { store, order }] of given.entries()) {
        await inbox.append(arrivalOf(n, { orderId: order, storeCode: `s${store}` }))
      }
      const wanted = given.flatMap(({ order }, n) => (order === 1 ? [n + 1] : [])).reverse()
      expect(await numbersOf(inbox, 'order:1')).toEqual(wanted)
      await inbox.close()
    }),
    { numRuns: 100 },
  )
})
