import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { entryLine } from '../../../src/receiver/adapters/journal/entry-line.ts'
import { InboxIndex } from '../../../src/receiver/adapters/journal/inbox-index.ts'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { parseFilter } from '../../../src/receiver/domain/filter.ts'
import type { Inbox } from '../../../src/receiver/inbox.ts'
import { arrivalOf } from '../arrivals.ts'

const longName = 'x'.repeat(4_000)
const entriesASave = 10_000

async function opened(folder: string) {
  const inbox = createJournal({
    folder,
    newName: () => 'j1',
    segmentBytes: 200_000,
    retention: { entries: 20 },
  })
  await inbox.open()
  return inbox
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** So many entries, each of a store that no other one names. */
async function ofNewStores(inbox: Inbox, from: number, count: number): Promise<void> {
  const arrivals = Array.from({ length: count }, (_, at) =>
    arrivalOf(from + at, { storeCode: `store ${from + at} ${longName}` }),
  )
  await Promise.all(arrivals.map((arrival) => inbox.append(arrival)))
}

async function storesOf(inbox: Inbox, store: string): Promise<string[]> {
  const parsed = parseFilter(`store:"${store}"`, 0)
  if (!parsed.ok) throw new Error(parsed.message)
  const { entries } = await inbox.entries({ filter: parsed.filter, limit: 100 })
  return entries.map(({ storeCode }) => storeCode?.slice(0, 40) ?? '')
}

describe('names that no kept entry bears', () => {
  it('are forgotten with the last that did, and never told of another entry', async () => {
    const folder = newFolder()
    let inbox = await opened(folder)
    await ofNewStores(inbox, 1, 400)
    for (let start = 0; start < 3; start++) {
      await inbox.close()
      inbox = await opened(folder)
      const from = 1_000 * (start + 1)
      await ofNewStores(inbox, from, 100)
      expect(await storesOf(inbox, `store ${from + 99} ${longName}`)).toHaveLength(1)
      expect(await storesOf(inbox, `store 1 ${longName}`)).toEqual([])
      expect((await inbox.order(from + 99))?.storeCode).toMatch(new RegExp(`^store ${from + 99} x`))
      expect(await inbox.order(1)).toBeUndefined()
    }
    await inbox.close()
  })

  it('leave neither themselves nor a number behind in the index', () => {
    const index = new InboxIndex()
    for (let no = 1; no <= 10_000; no++) {
      const arrival = arrivalOf(no, { storeCode: `store ${no}`, wireEvent: `event ${no}` })
      index.add(entryLine(arrival, { no, id: `j1-${no}`, stale: false }), {
        segment: 1,
        offset: no,
        length: 1,
      })
      if (no > 10) index.dropThrough(no - 10)
    }
    // Null, and the two names of each of the ten that are kept.
    expect(index.names()).toHaveLength(21)
    expect(index.strings.length).toBeLessThanOrEqual(23)
    expect(index.numberOf('store 1')).toBeUndefined()
    expect([...index.namesOf(9_995)].map(([, name]) => name)).toEqual(['store 9995', 'event 9995'])
  })

  it('are right again where the last save of the index was torn', async () => {
    const folder = newFolder()
    let inbox = await opened(folder)
    await ofNewStores(inbox, 1, 100)
    await inbox.close()
    inbox = await opened(folder)
    await ofNewStores(inbox, 200, 100)
    await inbox.close()
    truncateSync(join(folder, 'index'), statSync(join(folder, 'index')).size - 5)
    inbox = await opened(folder)
    onTestFinished(() => inbox.close())
    for (const no of [250, 299]) {
      expect((await inbox.order(no))?.storeCode).toMatch(new RegExp(`^store ${no} x`))
      expect(await storesOf(inbox, `store ${no} ${longName}`)).toHaveLength(1)
    }
    await inbox.append(arrivalOf(900, { storeCode: 'store 250' }))
    expect(await storesOf(inbox, 'store 250')).toEqual(['store 250'])
  })

  it('are right after the index was saved while entries came', async () => {
    const folder = newFolder()
    const inbox = await opened(folder)
    for (let from = 1; from <= entriesASave + 500; from += 500) {
      await Promise.all(
        Array.from({ length: 500 }, (_, at) =>
          inbox.append(arrivalOf(from + at, { storeCode: `store ${(from + at) % 7}` })),
        ),
      )
    }
    const last = entriesASave + 500
    expect((await inbox.order(last))?.storeCode).toBe(`store ${last % 7}`)
    await inbox.close()
    const again = await opened(folder)
    onTestFinished(() => again.close())
    expect((await again.order(last))?.storeCode).toBe(`store ${last % 7}`)
    expect((await again.orders({ limit: 1 })).orders[0]).toMatchObject({ orderId: last })
  })
})
