import { describe, expect, it } from 'vitest'
import { eventKey, lifeOf, type ToldEvent } from '../../../../src/inspector/page/views/order/life.ts'
import {
  type OrderState,
  type OrderStep,
  orderLife,
  takeStep,
} from '../../../../src/store/domain/order-life.ts'

const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 10, n)).toISOString()
/** Events a minute apart, raised in the order given. */
const told = (...events: (string | null)[]): ToldEvent[] =>
  events.map((event, at) => ({ event, triggeredAt: minute(at), seenAt: minute(at) }))
const kinds = (events: readonly ToldEvent[]) =>
  lifeOf(events).stops.map(({ state, kind }) => `${state} ${kind}`)
const jumps = (events: readonly ToldEvent[]) => [...lifeOf(events).jumps.values()]

describe('the state line of an order', () => {
  it('has all three ahead when nothing was told', () => {
    expect(kinds([])).toEqual(['created ahead', 'paid ahead', 'shipped ahead'])
  })

  it('tells what was reached and when', () => {
    const { stops } = lifeOf(told('order_created', 'order_paid'))
    expect(stops.map(({ word, at, kind }) => [word, at, kind])).toEqual([
      ['Created', minute(0), 'reached'],
      ['Paid', minute(1), 'reached'],
      ['Shipped', null, 'ahead'],
    ])
  })

  it('goes by when events were raised, not by the order in which they are given: late is no jump', () => {
    const events = told('order_created', 'order_paid', 'order_shipped').reverse()
    expect(kinds(events)).toEqual(['created reached', 'paid reached', 'shipped reached'])
    expect(jumps(events)).toEqual([])
  })

  it('ends with canceled, and has nothing ahead of it any more', () => {
    expect(kinds(told('order_created', 'order_canceled'))).toEqual(['created reached', 'canceled reached'])
    expect(kinds(told('order_canceled'))).toEqual(['created unseen', 'canceled reached'])
  })

  it('leaves open what came before the first event seen', () => {
    expect(kinds(told('order_shipped'))).toEqual(['created unseen', 'paid unseen', 'shipped reached'])
    expect(jumps(told('order_shipped'))).toEqual([])
  })

  it('counts an event once, whichever half and however often it is told, and updates apart', () => {
    const events = told('order_created', 'order_updated', 'order_updated')
    expect(lifeOf([...events, ...events]).updates).toBe(2)
  })

  it('takes the time of receipt where there is no stamp', () => {
    const events = told('order_created', 'order_paid').map((event) => ({ ...event, triggeredAt: null }))
    expect(lifeOf(events).stops[1]?.at).toBe(minute(1))
  })
})

describe('illegal jumps', () => {
  it.each([
    [['order_created', 'order_shipped'], 'Shipped before Paid'],
    [['order_created', 'order_canceled', 'order_paid'], 'Paid after Canceled'],
    [['order_created', 'order_canceled', 'order_shipped'], 'Shipped after Canceled'],
    [['order_paid', 'order_shipped', 'order_canceled'], 'Canceled after Shipped'],
    [['order_shipped', 'order_paid'], 'Paid after Shipped'],
    [['order_created', 'order_paid', 'order_shipped', 'order_paid'], 'Paid again after Shipped'],
    [['order_paid', 'order_created'], 'Created after Paid'],
  ])('%j: %s', (events, said) => {
    expect(jumps(told(...events))).toHaveLength(1)
    expect(jumps(told(...events))[0]).toContain(said)
  })

  it('is told of the very event that jumps', () => {
    const events = told('order_created', 'order_shipped')
    expect([...lifeOf(events).jumps.keys()]).toEqual([eventKey(events[1] as ToldEvent)])
    expect(lifeOf(events).stops[2]).toMatchObject({ state: 'shipped', kind: 'jumped' })
  })

  it('is none when the same state is told again, as stores do with Order Paid, or what is unknown comes', () => {
    expect(jumps(told('order_created', 'order_paid', 'order_paid', null, 'order_updated'))).toEqual([])
  })

  it('does not let a step back undo what was reached', () => {
    expect(
      jumps(told('order_created', 'order_paid', 'order_shipped', 'order_paid', 'order_canceled')),
    ).toEqual([
      expect.stringContaining('Paid again after Shipped'),
      expect.stringContaining('Canceled after Shipped'),
    ])
  })

  const steps: OrderStep[] = ['create', 'pay', 'ship', 'cancel']
  const ways = steps.flatMap((first) =>
    steps.flatMap((second) => steps.map((third) => [first, second, third])),
  )

  it.each(ways)('%s, %s, %s is a jump just where the store would refuse it', (...way) => {
    let state: OrderState = 'none'
    let isLegal = true
    let isRepeat = false
    for (const step of way as OrderStep[]) {
      const taken = takeStep(state, step)
      isRepeat ||= state === orderLife[step].to
      if (taken.ok) state = taken.state
      else if (state === 'none') state = orderLife[step].to
      else isLegal = false
    }
    if (isRepeat) return
    expect(jumps(told(...way.map((step) => orderLife[step as OrderStep].event))).length === 0).toBe(isLegal)
  })
})
