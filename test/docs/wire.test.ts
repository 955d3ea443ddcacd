import { expect, it } from 'vitest'
import { orderLife } from '../../src/store/domain/order-life.ts'
import { page, rows, section } from './pages.ts'

it('docs/wire.md has the life of an order as the store plays it', () => {
  const told = rows(section(page('docs/wire.md'), '### The life of an order'))
  const steps = Object.entries(orderLife).map(([step, { from, to, event }]) => {
    return [step, from.join(' '), to, `${event} order_updated`]
  })
  expect(told).toEqual(steps)
})
