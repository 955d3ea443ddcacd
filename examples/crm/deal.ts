// Once installed: 'jumpseller-webhook-kit/contract' and 'jumpseller-webhook-kit/receiver'.
import type { Order } from '../../src/contract/index.ts'
import type { Fields, OrderStatus } from '../../src/receiver/index.ts'

/** Internal names of the stages of a pipeline. */
export interface Stages {
  open: string
  won: string
  lost: string
}

/** The property of deals that holds the order's number. HubSpot keeps it unique, which makes the upsert possible. */
export const orderProperty = 'jumpseller_order'

const stageOf: Record<OrderStatus, keyof Stages> = {
  pending_payment: 'open',
  paid: 'won',
  canceled: 'lost',
  abandoned: 'lost',
  unknown: 'open',
}

/** What is not told is left out: an upsert then leaves in the CRM what somebody has written there. */
export function dealOf(fields: Fields, { pipeline, stages }: { pipeline: string; stages: Stages }) {
  return told({
    dealname: `Order ${fields.id}`,
    pipeline,
    dealstage: stages[stageOf[fields.status]],
    amount: fields.total === null ? null : String(fields.total),
    closedate: fields.completedAt,
  })
}

export function contactOf(order: Order, { customerName, customerPhone }: Fields) {
  const address = order.billing_address ?? order.shipping_address
  return told({
    // Parts where the order tells them apart; else the whole name, and no guess at where it divides.
    firstname: address?.name ?? customerName,
    lastname: address?.surname,
    phone: customerPhone,
  })
}

function told(properties: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).filter((each): each is [string, string] => Boolean(each[1])),
  )
}
