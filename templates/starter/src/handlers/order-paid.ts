import type { Handler } from 'jumpseller-webhook-kit/receiver'

/** Runs after the store was answered, and again when it throws: `entry.id` is the key to do things once by. */
export function onOrderPaid(print: (line: string) => void = console.log): Handler<'order_paid'> {
  return ({ fields, entry }) => {
    print(`Order ${fields.id} is paid: ${fields.total} ${fields.currency} (entry ${entry.id})`)
  }
}
