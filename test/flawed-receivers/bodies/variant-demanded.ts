import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const variantDemanded: Flaw = {
  id: 'variant-demanded',
  does: 'Breaks on a line without a variant.',
  caughtBy: ['production-like-body', 'variant-null', 'five-hundred-lines'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        for (const { variant_id: variant } of order?.products ?? [])
          if (variant === null) throw new Error('no variant')
        return 200
      },
    }),
}
