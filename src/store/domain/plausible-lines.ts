import type { OrderProduct } from '../../contract/index.ts'
import { catalogue } from './catalogue.ts'
import type { Chance } from './chance.ts'
import type { Market } from './market.ts'
import { roundPrice } from './money.ts'

/** One to three different products; about one order in three has something taken off. */
export function plausibleLines(chance: Chance, market: Market): OrderProduct[] {
  const first = chance.between(0, catalogue.length - 1)
  const discounted = chance.oneIn(3)
  return Array.from({ length: chance.between(1, 3) }, (_, line) =>
    plausibleLine(chance, market, { item: (first + line) % catalogue.length, discounted }),
  )
}

function plausibleLine(
  chance: Chance,
  market: Market,
  { item, discounted }: { item: number; discounted: boolean },
): OrderProduct {
  const { id, variantId, sku, name, price: dollars, weight } = catalogue[item] ?? catalogue[0]
  const price = roundPrice(dollars * market.priceLevel, market.currency)
  const qty = chance.between(1, 3)
  return {
    id,
    variant_id: variantId,
    sku,
    name: name[market.language],
    qty,
    price,
    tax: roundPrice(price * market.taxRate, market.currency),
    discount: discounted ? roundPrice(price * qty * 0.2, market.currency) : 0,
    weight,
    image: `https://images.jumpseller.com/store/demo/${id}/${sku.toLowerCase()}.jpg`,
    type: 'physical',
    files: [],
    taxes: [],
    options: [],
    stock_locations: [{ location_id: 1, stock: qty }],
  }
}
