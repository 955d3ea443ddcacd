import { describe, expect, it } from 'vitest'
import type { EventName, Order } from '../../../src/contract/index.ts'
import { isStale, orderStateOf } from '../../../src/receiver/domain/order-state.ts'
import { statusOf } from '../../../src/receiver/domain/status.ts'

describe('status', () => {
  it.each([
    [{ status: 'Pagado' }, 'paid'],
    [{ status: 'PAID' }, 'paid'],
    [{ status: 'Pendiente de Pago' }, 'pending_payment'],
    [{ status: 'Cancelado' }, 'canceled'],
    [{ status: 'Annulée' }, 'canceled'],
    [{ status: 'Abandonado' }, 'abandoned'],
    [{ status: 'Quelque chose' }, 'unknown'],
    [{ status: '' }, 'unknown'],
    [{ status: 'Pagado', status_enum: 'canceled' }, 'canceled'],
    [{ status: '???', status_name: 'Paid' }, 'paid'],
    [{ status: 'Paid', status_enum: 'new_one' }, 'paid'],
  ])('%j is %s', (given, status) => {
    expect(statusOf(given)).toBe(status)
  })
})

describe('state', () => {
  it.each<[Partial<Order>, EventName | null, string]>([
    [{ status: 'Paid' }, 'order_paid', 'paid'],
    [{ status: 'Paid' }, 'order_shipped', 'shipped'],
    [{ status: 'Paid', shipment_status_enum: 'in_transit' }, 'order_updated', 'shipped'],
    [{ status: 'Paid', fulfillment_status: 'fulfilled' }, 'order_updated', 'shipped'],
    [{ status: 'Paid', shipment_status_enum: 'unfulfilled' }, 'order_updated', 'paid'],
    [{ status: 'Canceled', shipment_status_enum: 'delivered' }, 'order_updated', 'canceled'],
    [{ status: 'Zrušeno' }, 'order_canceled', 'canceled'],
    [{ status: 'Zrušeno' }, 'order_updated', 'unknown'],
    [{ status: 'Pending Payment' }, null, 'pending_payment'],
    [{ status: 'Abandoned' }, 'order_updated', 'abandoned'],
  ])('%j by %s is %s', (given, event, state) => {
    expect(orderStateOf({ id: 1, ...given } as Order, event)).toBe(state)
  })
})

describe('staleness', () => {
  it.each([
    ['an older stamp', { triggeredAt: 1, state: 'canceled' }, { triggeredAt: 2, state: 'paid' }, true],
    [
      'a newer stamp, whatever the state',
      { triggeredAt: 3, state: 'paid' },
      { triggeredAt: 2, state: 'canceled' },
      false,
    ],
    [
      'equal stamps, earlier in life',
      { triggeredAt: 2, state: 'paid' },
      { triggeredAt: 2, state: 'shipped' },
      true,
    ],
    ['equal stamps, same state', { triggeredAt: 2, state: 'paid' }, { triggeredAt: 2, state: 'paid' }, false],
    [
      'one stamp missing, earlier in life',
      { triggeredAt: null, state: 'paid' },
      { triggeredAt: 2, state: 'shipped' },
      true,
    ],
    [
      'no stamps, later in life',
      { triggeredAt: null, state: 'shipped' },
      { triggeredAt: null, state: 'paid' },
      false,
    ],
  ] as const)('%s', (_name, arrived, known, stale) => {
    expect(isStale(arrived, known)).toBe(stale)
  })
})
