import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresInbox } from '../../../src/receiver/adapters/postgres/index.ts'
import { parseFilter } from '../../../src/receiver/domain/filter.ts'
import { arrivalOf } from '../arrivals.ts'
import { running } from '../running.ts'
import { databasesForTests } from './databases.ts'

const databases = databasesForTests()

describe('a search', () => {
  let inbox: PostgresInbox

  beforeEach(async () => {
    inbox = (await databases.emptied())()
    await inbox.open()
  })
  afterEach(() => inbox.close())

  const page = (q: string, before?: string) => {
    const parsed = parseFilter(q, Date.now())
    if (!parsed.ok) throw new Error(parsed.message)
    return inbox.entries({ filter: parsed.filter, limit: 2, before })
  }

  it('for what no index leads to passes over so many numbers a page, and goes on by the cursor', async () => {
    const { id } = await inbox.append(arrivalOf(1, { storeCode: 'rare' }))
    // As if 250,000 entries of others had come in between.
    await databases.query(
      "select setval('jumpseller_inbox.entry_no', nextval('jumpseller_inbox.entry_no') + 250000)",
    )
    await inbox.append(arrivalOf(2, { storeCode: 'other' }))
    const found: string[] = []
    let pages = 0
    for (let next: string | null | undefined; next !== null; pages++) {
      const { entries, next: following }: Awaited<ReturnType<typeof page>> = await page('store:rare', next)
      found.push(...entries.map((entry) => entry.id))
      next = following
    }
    expect(found).toEqual([id])
    expect(pages).toBe(3)
    // An index leads to these: one page has them.
    expect(await page('order:1')).toMatchObject({ entries: [{ id }], next: null })
  })

  it('ends where the time does', async () => {
    const day = 86_400_000
    const now = Date.now()
    for (const [n, age] of [100, 50, 3, 2].entries()) {
      await inbox.append(arrivalOf(n, { receivedAt: now - age * day }))
    }
    const { entries, next } = await page('since:7d')
    expect(entries.map(({ orderId }) => orderId)).toEqual([3, 2])
    const rest = next === null ? [] : (await page('since:7d', next)).entries
    expect(rest).toEqual([])
  })

  it('for words gives full pages, and a cursor to the rest', async () => {
    for (let n = 1; n <= 5; n++) {
      await inbox.append(
        arrivalOf(n, { body: Buffer.from(`{"order":{"id":${n},"note":"${n % 2 ? 'Odd' : 'even'}"}}`) }),
      )
    }
    const first = await page('odd')
    expect(first.entries.map(({ orderId }) => orderId)).toEqual([5, 3])
    const second = await page('odd', first.next as string)
    expect(second.entries.map(({ orderId }) => orderId)).toEqual([1])
    expect(second.next).toBeNull()
  })
})

it('answers over HTTP what is asked with a NUL, as nothing that there is', async () => {
  const make = await databases.emptied()
  const { url, inbox } = await running({ inbox: make() })
  await inbox.append(arrivalOf(1))
  const ask = async (path: string) => {
    const response = await fetch(`${url}/api/${path}`)
    return [response.status, await response.json()]
  }
  expect(await ask('entries?q=store:"%00"')).toEqual([200, { entries: [], next: null }])
  expect(await ask('entries?q="%00"')).toEqual([200, { entries: [], next: null }])
  expect(await ask('orders/1?store=%00')).toEqual([404, { message: 'No order 1' }])
  expect(await ask('entries/%00')).toMatchObject([404, {}])
  expect(await ask('entries?before=%00')).toMatchObject([400, {}])
  expect(await ask('orders?before=%00')).toMatchObject([400, {}])
  expect(await ask('entries/wait?timeout=0.05&q=order:2&after=%00')).toMatchObject([408, {}])
  expect((await ask('orders/1'))[0]).toBe(200)
})
