import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { everything, type Filter, parseFilter } from '../../src/receiver/domain/filter.ts'
import { type DueRunPage, type Inbox, type InboxChange, StorageError } from '../../src/receiver/inbox.ts'
import { arrival, arrivalOf } from '../receiver/arrivals.ts'

export interface InboxUnderTest {
  inbox: Inbox
  /** The same kept entries in a new inbox, as after a restart. */
  reopened(): Promise<Inbox>
  cleanUp(): Promise<void>
}

/** What every inbox promises, whatever it is built on. */
export function inboxSuite(name: string, make: () => Promise<InboxUnderTest>): void {
  describe(`${name} inbox`, () => {
    let made: InboxUnderTest
    let inbox: Inbox

    beforeEach(async () => {
      made = await make()
      inbox = made.inbox
      await inbox.open()
    })
    afterEach(async () => {
      await inbox.close()
      await made.cleanUp()
    })

    const ids = async (filter: Filter = everything, limit = 50) =>
      (await inbox.entries({ filter, limit })).entries.map((entry) => entry.id)
    const find = (q: string) => {
      const parsed = parseFilter(q, Date.UTC(2026, 0, 31, 13))
      if (!parsed.ok) throw new Error(parsed.message)
      return ids(parsed.filter)
    }
    const kept = async (...given: Parameters<typeof arrival>) => (await inbox.append(arrival(...given))).id

    it('gives back the bytes and headers as received', async () => {
      const body = Buffer.from([0xff, 0x00, 0x0a, 0x7b, 0xe2, 0x82, 0xac])
      const rawHeaders = ['X-Odd', 'caf\u00e9', 'x-odd', '"quoted\\"']
      const id = await kept({ body, rawHeaders })
      expect(await inbox.request(id)).toEqual({ body, rawHeaders })
    })

    it('tells of an entry all that the arrival told', async () => {
      const id = await kept({ handled: true })
      expect(await inbox.entry(id)).toEqual({
        id,
        receivedAt: '2026-01-31T12:00:00.000Z',
        event: 'order_paid',
        wireEvent: 'order_paid',
        storeCode: 'demo',
        triggeredAt: '2026-01-31T12:00:00.000Z',
        orderId: 1026,
        verdict: 'accepted',
        reason: null,
        signature: 'valid',
        flags: [],
        receipts: 1,
        size: 37,
        handler: { state: 'waiting', runs: 0, lastError: null, nextRunAt: null },
      })
    })

    it('tells what is not known as null', async () => {
      const id = await kept({
        event: null,
        wireEvent: null,
        storeCode: null,
        triggeredAt: null,
        orderId: null,
        orderState: null,
        verdict: 'quarantined',
        reason: 'not_json',
        signature: 'unsigned',
      })
      expect(await inbox.entry(id)).toMatchObject({
        event: null,
        wireEvent: null,
        storeCode: null,
        triggeredAt: null,
        orderId: null,
        verdict: 'quarantined',
        reason: 'not_json',
        signature: 'unsigned',
        handler: { state: 'none' },
      })
    })

    it('keeps an empty body', async () => {
      const id = await kept({ body: Buffer.alloc(0) })
      expect((await inbox.request(id))?.body).toHaveLength(0)
      expect((await inbox.entry(id))?.size).toBe(0)
    })

    it('does not know an id that it did not give', async () => {
      const own = await kept()
      const odd = [`${own}-zzz`, `${own} `, own.replace('-1', '-0x1'), own.replace('-1', '-01'), `${own}.0`]
      for (const id of ['', 'x', 'x-1', '../1', 'other-1', '-1', '0', ...odd]) {
        expect(await inbox.entry(id)).toBeUndefined()
        expect(await inbox.request(id)).toBeUndefined()
      }
    })

    describe('identity', () => {
      it('counts the same again on the entry it repeats', async () => {
        const first = await inbox.append(arrival())
        const again = await inbox.append(arrival())
        expect(first).toEqual({ id: again.id, duplicate: false, stale: false })
        expect(again).toEqual({ id: first.id, duplicate: true, stale: false })
        expect(await inbox.entry(first.id)).toMatchObject({ receipts: 2, flags: ['duplicate'] })
        expect(await ids()).toEqual([first.id])
      })

      it('gives one entry for duplicates under way together', async () => {
        const receipts = await Promise.all(Array.from({ length: 10 }, () => inbox.append(arrival())))
        expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1)
        expect(receipts.filter((receipt) => !receipt.duplicate)).toHaveLength(1)
        expect((await inbox.entry(receipts[0]?.id as string))?.receipts).toBe(10)
      })

      it('takes the same bytes for another event, store or order as another delivery', async () => {
        const all = [
          await inbox.append(arrival()),
          await inbox.append(arrival({ event: 'order_updated', wireEvent: 'order_updated' })),
          await inbox.append(arrival({ storeCode: 'other' })),
          await inbox.append(arrival({ storeCode: null })),
          await inbox.append(arrival({ orderId: null })),
        ]
        expect(all.map((receipt) => receipt.duplicate)).toEqual([false, false, false, false, false])
      })

      it('takes A, B, A with a new stamp as genuine', async () => {
        await kept({ text: 'A', triggeredAt: 1 })
        await kept({ text: 'B', triggeredAt: 2 })
        expect(await inbox.append(arrival({ text: 'A', triggeredAt: 3 }))).toMatchObject({ duplicate: false })
      })

      it('takes A, B, A with the stamp of the first A as a late duplicate', async () => {
        await kept({ text: 'A', triggeredAt: 1 })
        await kept({ text: 'B', triggeredAt: 2 })
        expect(await inbox.append(arrival({ text: 'A', triggeredAt: 1 }))).toMatchObject({ duplicate: true })
      })

      it('takes a late retry of the first A as a duplicate even after A came genuinely again', async () => {
        await kept({ text: 'A', triggeredAt: 1 })
        await kept({ text: 'B', triggeredAt: 2 })
        await kept({ text: 'A', triggeredAt: 3 })
        await kept({ text: 'B', triggeredAt: 4 })
        expect(await inbox.append(arrival({ text: 'A', triggeredAt: 1 }))).toMatchObject({ duplicate: true })
      })

      it('takes A, A with another stamp as a duplicate', async () => {
        await kept({ text: 'A', triggeredAt: 1 })
        expect(await inbox.append(arrival({ text: 'A', triggeredAt: 2 }))).toMatchObject({ duplicate: true })
      })

      it('does not take an accepted request for one that was quarantined, nor the other way round', async () => {
        const odd = { verdict: 'quarantined', reason: 'event_unknown', orderState: null } as const
        const quarantined = await inbox.append(arrival(odd))
        const accepted = await inbox.append(arrival())
        expect(accepted).toMatchObject({ duplicate: false })
        expect(await inbox.append(arrival())).toMatchObject({ id: accepted.id, duplicate: true })
        expect(await inbox.append(arrival(odd))).toMatchObject({ id: quarantined.id, duplicate: true })
      })

      it('is not misled by another event of the order in between', async () => {
        await kept({ text: 'A', triggeredAt: 1 })
        await kept({ text: 'B', triggeredAt: 2, event: 'order_updated', wireEvent: 'order_updated' })
        expect(await inbox.append(arrival({ text: 'A', triggeredAt: 3 }))).toMatchObject({ duplicate: true })
      })
    })

    describe('latest state', () => {
      it('flags an older state as stale and does not let it overwrite the order', async () => {
        const canceled = await kept({ text: 'C', triggeredAt: 20, orderState: 'canceled' })
        const late = await inbox.append(arrival({ text: 'P', triggeredAt: 10, orderState: 'paid' }))
        expect(late).toMatchObject({ stale: true, duplicate: false })
        expect((await inbox.entry(late.id))?.flags).toEqual(['stale'])
        expect(await inbox.order(1026)).toEqual({
          storeCode: 'demo',
          orderId: 1026,
          latest: canceled,
          entries: [late.id, canceled],
        })
      })

      it('goes by the life cycle where a stamp is missing', async () => {
        const shipped = await kept({ text: 'S', triggeredAt: null, orderState: 'shipped' })
        const late = await inbox.append(arrival({ text: 'P', triggeredAt: null, orderState: 'paid' }))
        expect(late.stale).toBe(true)
        expect((await inbox.order(1026))?.latest).toBe(shipped)
      })

      it('knows no order of which only quarantined entries came', async () => {
        await kept({ verdict: 'quarantined', reason: 'off_schema', orderState: null })
        expect(await inbox.order(1026)).toBeUndefined()
        expect(await inbox.orders({ limit: 10 })).toEqual({ orders: [], next: null })
      })

      it('is not hidden by a store that only sent something odd about the same number', async () => {
        const known = await kept({ storeCode: 'a', text: 'A' })
        await kept({
          storeCode: null,
          text: 'B',
          verdict: 'quarantined',
          reason: 'off_schema',
          orderState: null,
        })
        expect(await inbox.order(1026)).toMatchObject({ storeCode: 'a', latest: known })
      })

      it('tells orders of several stores apart, newest first, in pages', async () => {
        await kept({ storeCode: 'a', text: 'A' })
        await kept({ storeCode: 'b', text: 'B' })
        await kept({ orderId: 7, text: 'C' })
        expect((await inbox.order(1026, 'a'))?.storeCode).toBe('a')
        expect((await inbox.order(1026))?.storeCode).toBe('b')
        const first = await inbox.orders({ limit: 2 })
        expect(first.orders.map((order) => [order.storeCode, order.orderId])).toEqual([
          ['demo', 7],
          ['b', 1026],
        ])
        const second = await inbox.orders({ limit: 2, before: first.next as string })
        expect(second.orders.map((order) => order.storeCode)).toEqual(['a'])
        expect(second.next).toBeNull()
      })
    })

    describe('what was reconciled', () => {
      const reconciled = { reconciled: true, triggeredAt: null } as const

      it('bears its flag, beside others, and is found by it', async () => {
        await kept({ text: 'delivered' })
        const first = await kept({ ...reconciled, text: 'R', orderState: 'shipped', handled: true })
        expect(await inbox.dueRuns()).toEqual([{ id: first, runs: 0, dueAt: 0 }])
        await kept({ ...reconciled, text: 'R', orderState: 'shipped' })
        const late = await inbox.append(arrival({ ...reconciled, text: 'late', orderState: 'paid' }))
        expect(late).toMatchObject({ duplicate: false, stale: true })
        expect((await inbox.entry(first))?.flags).toEqual(['duplicate', 'reconciled'])
        expect((await inbox.entry(late.id))?.flags).toEqual(['stale', 'reconciled'])
        expect(await find('flag:reconciled')).toEqual([late.id, first])
        expect(await find('flag:stale')).toEqual([late.id])
        expect((await inbox.order(1026))?.latest).toBe(first)
      })

      it('repeats a delivery, and is repeated by one, as any other does', async () => {
        const delivered = await kept({ text: 'A' })
        expect(await inbox.append(arrival({ ...reconciled, text: 'A' }))).toMatchObject({
          id: delivered,
          duplicate: true,
        })
        expect((await inbox.entry(delivered))?.flags).toEqual(['duplicate'])
        const taken = await kept({ ...reconciled, orderId: 7, text: 'B' })
        expect(await inbox.append(arrival({ orderId: 7, text: 'B' }))).toMatchObject({
          id: taken,
          duplicate: true,
        })
        expect((await inbox.entry(taken))?.flags).toEqual(['duplicate', 'reconciled'])
      })

      it('is told apart from what comes together with it', async () => {
        const all = await Promise.all(
          Array.from({ length: 12 }, (_, n) => inbox.append(arrivalOf(n + 1, { reconciled: n % 3 === 0 }))),
        )
        const wanted = all.filter((_, n) => n % 3 === 0).map(({ id }) => id)
        expect((await find('flag:reconciled')).sort()).toEqual(wanted.sort())
      })
    })

    describe('pages', () => {
      it('lists newest first, by a cursor that new arrivals do not move', async () => {
        const all: string[] = []
        for (let n = 1; n <= 5; n++) all.unshift((await inbox.append(arrivalOf(n))).id)
        const first = await inbox.entries({ filter: everything, limit: 2 })
        expect(first.entries.map((entry) => entry.id)).toEqual(all.slice(0, 2))
        await inbox.append(arrivalOf(6))
        const second = await inbox.entries({ filter: everything, limit: 2, before: first.next as string })
        expect(second.entries.map((entry) => entry.id)).toEqual(all.slice(2, 4))
        const third = await inbox.entries({ filter: everything, limit: 2, before: second.next as string })
        expect(third.entries.map((entry) => entry.id)).toEqual(all.slice(4))
        expect(third.next).toBeNull()
      })

      it('finds by every term of the grammar', async () => {
        const paid = await kept({
          handled: true,
          text: '{"order":{"id":1026,"status":"Paid","total":150.5}}',
        })
        const shipped = await kept({
          event: 'order_shipped',
          wireEvent: 'order_shipped',
          storeCode: 'other',
          orderId: 7,
          receivedAt: Date.UTC(2026, 0, 31, 10),
          text: '{"order":{"id":7,"status":"Paid","total":50,"customer":{"email":"ana@example.com"}}}',
        })
        const odd = await kept({
          verdict: 'quarantined',
          reason: 'off_schema',
          orderState: null,
          text: '{"order":7}',
        })
        await kept({ verdict: 'quarantined', reason: 'off_schema', orderState: null, text: '{"order":7}' })
        expect(await find('')).toEqual([odd, shipped, paid])
        expect(await find('event:order_shipped')).toEqual([shipped])
        expect(await find('verdict:quarantined')).toEqual([odd])
        expect(await find('verdict:accepted')).toEqual([shipped, paid])
        expect(await find('order:7')).toEqual([shipped])
        expect(await find('order:7 store:demo')).toEqual([])
        expect(await find('order:1026 store:demo verdict:accepted')).toEqual([paid])
        expect(await find('store:other')).toEqual([shipped])
        expect(await find('flag:duplicate')).toEqual([odd])
        expect(await find('handler:waiting')).toEqual([paid])
        expect(await find('since:2h')).toEqual([odd, paid])
        expect(await find('until:2026-01-31T11:00:00Z')).toEqual([shipped])
        expect(await find('order.total>100')).toEqual([paid])
        expect(await find('order.total<=50')).toEqual([shipped])
        expect(await find('order.customer.email=ana@example.com')).toEqual([shipped])
        expect(await find('ANA@example')).toEqual([shipped])
        expect(await find('"content-type"')).toEqual([odd, shipped, paid])
        expect(await find('nowhere')).toEqual([])
      })

      it('finds by time behind what a backup brought, which is older and has higher numbers', async () => {
        const day = 86_400_000
        const now = Date.UTC(2026, 0, 31, 12)
        const young = (await inbox.append(arrivalOf(1, { receivedAt: now }))).id
        const old = (await inbox.append(arrivalOf(2, { receivedAt: now - 40 * day }))).id
        const since = async (time: number, limit = 10) => {
          const filter = { ...everything, since: time }
          return (await inbox.entries({ filter, limit })).entries.map(({ id }) => id)
        }
        expect(await since(now - day)).toEqual([young])
        expect(await since(now - 50 * day)).toEqual([old, young])
        expect(await since(now + 1)).toEqual([])
      })

      it('ends a search through bodies when it is called off', async () => {
        for (let n = 1; n <= 5; n++) await inbox.append(arrivalOf(n))
        const filter = { ...everything, words: ['nowhere'] }
        const page = inbox.entries({ filter, limit: 5, signal: AbortSignal.abort(new Error('gone')) })
        await expect(page).rejects.toThrow('gone')
      })
    })

    describe('handler runs', () => {
      it('tells what is still due, and when', async () => {
        const waiting = await kept({ text: '1', handled: true })
        const failed = await kept({ text: '2', handled: true })
        const done = await kept({ text: '3', handled: true })
        const parked = await kept({ text: '4', handled: true })
        await kept({ text: '5', handled: false })
        await inbox.recordRun(failed, { state: 'failed', runs: 2, error: 'Error: no', nextRunAt: 5_000 })
        await inbox.recordRun(done, { state: 'done', runs: 1, error: null, nextRunAt: null })
        await inbox.recordRun(parked, { state: 'parked', runs: 6, error: 'Error: never', nextRunAt: null })
        const due = await inbox.dueRuns()
        expect(due).toEqual([
          { id: waiting, runs: 0, dueAt: 0 },
          { id: failed, runs: 2, dueAt: 5_000 },
        ])
        expect((await inbox.entry(parked))?.handler).toEqual({
          state: 'parked',
          runs: 6,
          lastError: 'Error: never',
          nextRunAt: null,
        })
      })
    })

    describe('handler runs that are many', () => {
      it('are told a page at a time', async () => {
        const ids: string[] = []
        for (let n = 1; n <= 7; n++) {
          const { id } = await inbox.append(arrivalOf(n, { handled: n !== 3 }))
          if (n !== 3) ids.push(id)
        }
        const idsOf = async (page: DueRunPage) => (await inbox.dueRuns(page)).map(({ id }) => id)
        expect(await idsOf({ limit: 4 })).toEqual(ids.slice(0, 4))
        expect(await idsOf({ after: ids[3], limit: 4 })).toEqual(ids.slice(4))
        expect(await idsOf({ after: ids[5], limit: 4 })).toEqual([])
        await inbox.recordRun(ids[0] as string, { state: 'done', runs: 1, error: null, nextRunAt: null })
        expect(await idsOf({ limit: 2 })).toEqual(ids.slice(1, 3))
      })
    })

    describe('changes', () => {
      it('tells of entries once they are kept, then of receipts and runs', async () => {
        const changes: InboxChange[] = []
        const unsubscribe = inbox.subscribe((change) => changes.push(change))
        const id = await kept({ handled: true })
        await kept({ handled: true })
        await inbox.recordRun(id, { state: 'done', runs: 1, error: null, nextRunAt: null })
        unsubscribe()
        await kept({ text: 'other' })
        expect(changes.map(({ kind, entry }) => [kind, entry.receipts, entry.handler.state])).toEqual([
          ['added', 1, 'waiting'],
          ['changed', 2, 'waiting'],
          ['changed', 2, 'done'],
        ])
      })

      it('gives what was added after an entry, oldest first', async () => {
        const all: string[] = []
        for (let n = 1; n <= 4; n++) all.push((await inbox.append(arrivalOf(n))).id)
        const added = async (id: string, limit: number) =>
          (await inbox.addedAfter(id, limit)).map((entry) => entry.id)
        expect(await added(all[1] as string, 10)).toEqual(all.slice(2))
        expect(await added(all[0] as string, 2)).toEqual(all.slice(1, 3))
        expect(await added(all[3] as string, 2)).toEqual([])
        expect(await added('', 2)).toEqual(all.slice(0, 2))
      })
    })

    describe('over a restart', () => {
      it('knows everything again', async () => {
        const id = await kept({ handled: true })
        await kept({ handled: true })
        const late = await kept({ text: 'late', triggeredAt: 1, orderState: 'paid' })
        await kept({ reconciled: true, orderId: 7, triggeredAt: null })
        await inbox.recordRun(id, { state: 'failed', runs: 1, error: 'Error: no', nextRunAt: 5_000 })
        const before = (await inbox.entries({ filter: everything, limit: 10 })).entries
        const order = await inbox.order(1026)
        await inbox.close()
        inbox = await made.reopened()
        await inbox.open()
        expect((await inbox.entries({ filter: everything, limit: 10 })).entries).toEqual(before)
        expect(await inbox.order(1026)).toEqual(order)
        expect(await inbox.dueRuns()).toEqual([{ id, runs: 1, dueAt: 5_000 }])
        expect(await inbox.append(arrival())).toMatchObject({ id, duplicate: true })
        expect(await inbox.append(arrival({ text: 'late', triggeredAt: 1 }))).toMatchObject({
          id: late,
          duplicate: true,
        })
      })

      it('goes on with new ids', async () => {
        const first = await kept({ text: '1' })
        await inbox.close()
        inbox = await made.reopened()
        await inbox.open()
        const second = await kept({ text: '2' })
        expect(second).not.toBe(first)
        expect(await ids()).toEqual([second, first])
      })
    })

    describe('asked with a NUL or at the ends of what can be asked', () => {
      it.each([
        'store:"\0"',
        'store:"demo\0"',
        '"\0"',
        'order.status="\0"',
        'order:9999999999999999',
        'order:0',
        'since:9999-12-31',
        'until:0001-01-01',
        'until:999999d',
      ])('finds nothing by %j', async (q) => {
        await kept()
        expect(await find(q)).toEqual([])
        expect(await find(`${q} event:order_paid flag:stale`)).toEqual([])
      })

      it('knows no such order, entry or run', async () => {
        const id = await kept()
        expect(await inbox.order(1026, '\0')).toBeUndefined()
        expect(await inbox.order(1026, 'demo\0')).toBeUndefined()
        expect(await inbox.order(10 ** 16)).toBeUndefined()
        expect(await inbox.entry('\0')).toBeUndefined()
        expect(await inbox.request(`${id}\0`)).toBeUndefined()
        expect(await inbox.orders({ limit: 10, before: '\0' })).toEqual({ orders: [], next: null })
        expect(await inbox.entries({ filter: everything, limit: 10, before: '\0' })).toEqual({
          entries: [],
          next: null,
        })
        expect(await inbox.addedAfter('\0', 10)).toMatchObject([{ id }])
        await inbox.recordRun('\0', { state: 'done', runs: 1, error: null, nextRunAt: null })
      })

      it('finds what was kept under such a name, and records such an error', async () => {
        const id = await kept({ storeCode: 'a\0b', wireEvent: 'x\0', handled: true })
        expect(await find('store:"a\0b"')).toEqual([id])
        expect(await inbox.order(1026, 'a\0b')).toMatchObject({ latest: id })
        await inbox.recordRun(id, { state: 'parked', runs: 1, error: 'no\0', nextRunAt: null })
        expect((await inbox.entry(id))?.handler.lastError).toMatch(/^no/)
      })
    })

    it('takes nothing in once it is closed, and says so', async () => {
      await inbox.close()
      await expect(inbox.append(arrival())).rejects.toBeInstanceOf(StorageError)
      expect(inbox.health()).toMatchObject({ ok: false })
    })
  })
}
