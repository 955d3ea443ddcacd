import { readFileSync } from 'node:fs'
import { type Chance, chanceOf } from '../../src/store/domain/chance.ts'

/** Bytes of every body: an order of one to three lines, as the study of today's tools took it. */
export const bodyBytes = 2_500

const template = new URL('../../fixtures/order_paid/today.body.json', import.meta.url)
const firstOrder = 10_000_000

type Json = Record<string, unknown>

/**
 * Orders of today's form, each different from the first field to the last: number, buyer, addresses, goods and
 * sums by chance, brought to one length by the customer's remark.
 */
export function* orderBodies(count: number, seed: string): Generator<Buffer> {
  const { order } = JSON.parse(readFileSync(template, 'utf8')) as { order: Json }
  const chance = chanceOf(seed)
  for (let made = 0; made < count; made += 1) {
    const varied = { ...order, ...variedParts(order, chance, firstOrder + made), additional_information: '' }
    const missing = bodyBytes - Buffer.byteLength(JSON.stringify({ order: varied }))
    yield Buffer.from(
      JSON.stringify({ order: { ...varied, additional_information: words(chance, missing) } }),
    )
  }
}

function variedParts(order: Json, chance: Chance, id: number): Json {
  const total = chance.between(1_000, 999_999) / 100
  const [name, surname] = [words(chance, 8), words(chance, 10)]
  const address = {
    name,
    surname,
    address: words(chance, 24),
    postal: number(chance, 7),
    city: words(chance, 9),
  }
  const [product] = order.products as [Json]
  const qty = chance.between(1, 9)
  return {
    id,
    source: { ...(order.source as Json), campaign: words(chance, 8), referral_code: number(chance, 9) },
    subtotal: total,
    total,
    discount: 0,
    duplicate_url: `https://demo.jumpseller.com/cart/duplicate/${number(chance, 12)}`,
    checkout_url: `https://demo.jumpseller.com/v2/checkout/${number(chance, 12)}`,
    customer: {
      ...(order.customer as Json),
      id: number(chance, 8),
      email: `${name}.${surname}@shop.example`.replaceAll(' ', ''),
      phone: number(chance, 9),
    },
    shipping_address: { ...(order.shipping_address as Json), ...address },
    billing_address: { ...(order.billing_address as Json), ...address, taxid: number(chance, 9) },
    products: [
      { ...product, id: chance.between(1_000, 9_999), sku: number(chance, 8), name: words(chance, 14), qty },
    ],
    billing_information: number(chance, 10),
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz      '

function words(chance: Chance, length: number): string {
  let text = ''
  while (text.length < length) text += letters[chance.between(0, letters.length - 1)]
  return text
}

function number(chance: Chance, length: number): string {
  let text = ''
  while (text.length < length) text += chance.between(0, 9)
  return text
}
