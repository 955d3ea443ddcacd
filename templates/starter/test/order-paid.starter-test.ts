import { startReceiver, startStore } from 'jumpseller-webhook-kit/testing'
import { expect, it, onTestFinished } from 'vitest'
import { onOrderPaid } from '../src/handlers/order-paid.ts'

it('tells of an order that is paid', async () => {
  const receiver = await startReceiver()
  const store = await startStore()
  onTestFinished(() => receiver.stop())
  onTestFinished(() => store.stop())
  const printed: string[] = []
  receiver.receiver.on(
    'order_paid',
    onOrderPaid((line) => printed.push(line)),
  )

  await store.hookAll(receiver.hookUrl)
  const order = await store.order({ currency: 'CLP' }).pay()

  const entry = await receiver.waitForEntry(`event:order_paid order:${order.id} handler:done`)
  expect(printed).toEqual([`Order ${order.id} is paid: ${order.order.total} CLP (entry ${entry.id})`])
})
