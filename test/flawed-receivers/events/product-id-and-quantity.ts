import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const productIdAndQuantity: Flaw = {
  id: 'product-id-and-quantity',
  does: 'Reads `product_id` and `quantity` of a line, which are `id` and `qty`, and breaks.',
  caughtBy: everyEvent,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        for (const line of order?.products ?? []) line.product_id.toString().repeat(line.quantity)
        return 200
      },
    }),
}
