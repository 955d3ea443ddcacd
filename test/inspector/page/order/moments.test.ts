import { describe, expect, it } from 'vitest'
import { mergeSides } from '../../../../src/inspector/page/views/order/moments.ts'
import { at, attempt, delivery, entry, time } from './orders-of.ts'

const day = 86_400

describe('both halves on one line', () => {
  it('pairs an attempt with the entry that it made and leaves that entry nowhere else', () => {
    const made = entry('e-1', { receivedAt: at(0.005) })
    const { moments } = mergeSides([made], [delivery(1, { attempts: [attempt(1, 0)] })])
    expect(moments.map(({ kind }) => kind)).toEqual(['raised', 'attempt'])
    expect(moments[1]).toMatchObject({ entry: { id: 'e-1' }, repeats: false })
  })

  it('puts one event with two deliveries as raised once', () => {
    const { moments } = mergeSides([], [delivery(1), delivery(2)])
    expect(moments).toMatchObject([{ kind: 'raised', deliveries: [{ id: 1 }, { id: 2 }] }])
  })

  it('pairs with the attempt that arrived, not with the failed ones before it', () => {
    const attempts = [attempt(1, 0, 'refused'), attempt(2, 60, 'status'), attempt(3, 1_020)]
    const { moments } = mergeSides([entry('e-1', { receivedAt: at(5) })], [delivery(1, { attempts })])
    const paired = moments.map((moment) =>
      moment.kind === 'attempt' ? (moment.entry?.id ?? null) : moment.kind,
    )
    expect(paired).toEqual(['raised', null, null, 'e-1'])
  })

  it('takes a timed-out attempt where none was answered, since its request may have arrived', () => {
    const { moments } = mergeSides([entry('e-1')], [delivery(1, { attempts: [attempt(1, 0, 'timeout')] })])
    expect(moments[1]).toMatchObject({ kind: 'attempt', entry: { id: 'e-1' } })
  })

  it('marks what a second delivery of the same event brought as a repeat', () => {
    const again = delivery(2, { redeliveryOf: 1, attempts: [attempt(1, 30)] })
    const first = delivery(1, { attempts: [attempt(1, 0)] })
    const { moments, foreignReceipts } = mergeSides([entry('e-1', { receipts: 2 })], [first, again])
    expect(moments.filter(({ kind }) => kind === 'attempt')).toMatchObject([
      { repeats: false },
      { repeats: true },
    ])
    expect(foreignReceipts.size).toBe(0)
  })

  it('tells how many arrivals no attempt explains', () => {
    const { foreignReceipts } = mergeSides(
      [entry('e-1', { receipts: 4 })],
      [delivery(1, { attempts: [attempt(1, 0)] })],
    )
    expect([...foreignReceipts]).toEqual([['e-1', 3]])
  })

  it('does not pair entries of another stamp or event', () => {
    const others = [entry('e-1', { triggeredAt: at(1) }), entry('e-2', { event: 'order_shipped' })]
    const { moments } = mergeSides(others, [delivery(1, { attempts: [attempt(1, 0)] })])
    expect(moments.filter(({ kind }) => kind === 'entry')).toHaveLength(2)
  })

  it("stands entries on the store's clock: at their attempt, and what is foreign moved by as much", () => {
    const sent = [
      delivery(1, { attempts: [attempt(1, 0)] }),
      delivery(2, { triggeredAt: at(10 * day), attempts: [attempt(1, 10 * day)] }),
    ]
    const entries = [
      entry('e-1'),
      entry('e-2', { receivedAt: at(20), triggeredAt: at(10 * day) }),
      entry('e-before', { receivedAt: at(10), triggeredAt: null }),
      entry('e-after', { receivedAt: at(30), triggeredAt: null }),
    ]
    const merged = mergeSides(entries, sent)
    expect(merged.clock).toBe('store')
    expect(merged.aheadMs).toBe((10 * day - 20) * 1_000)
    const foreign = merged.moments.flatMap((moment) =>
      moment.kind === 'entry' ? [[moment.entry.id, moment.at]] : [],
    )
    expect(foreign).toEqual([
      ['e-before', time(10)],
      ['e-after', time(10 * day + 10)],
    ])
  })

  it("takes the receiver's clock where there is no store", () => {
    const merged = mergeSides([entry('e-2', { receivedAt: at(9) }), entry('e-1')], [])
    expect(merged).toMatchObject({ clock: 'receiver', aheadMs: 0 })
    expect(merged.moments.map(({ at: moment }) => moment)).toEqual([time(0), time(9)])
  })

  it('tells the next attempt of who waits and the end of who has ended', () => {
    const waiting = delivery(1, {
      state: 'waiting',
      nextAttemptAt: at(60),
      attempts: [attempt(1, 0, 'refused')],
    })
    const exhausted = delivery(2, { state: 'exhausted', endedAt: at(30) })
    expect(mergeSides([], [waiting, exhausted]).moments.slice(1)).toMatchObject([
      { kind: 'attempt', attempt: { n: 1 } },
      { kind: 'ended', delivery: { id: 2 } },
      { kind: 'planned', n: 2, at: time(60) },
    ])
  })
})
