import type { JsonTree } from './json-tree.ts'

const decimalFields = new Set(
  'subtotal total tax shipping shipping_tax shipping_discount discount gift_cards_discount price weight latitude longitude'.split(
    ' ',
  ),
)
/** What today's bodies write as a whole 0 on the order, though not on its lines. */
const wholeToday = new Set(['tax', 'shipping_tax', 'shipping_discount', 'gift_cards_discount'])

/** Which amounts have their `.0`: all, or all but those that today's documented sample writes as 0. */
export type Decimals = 'all' | 'today'

/** With the decimals that the store writes and JavaScript drops: 399 becomes 399.0 where it is an amount. */
export function withStoreDecimals(tree: JsonTree, form: Decimals, depth = 0): JsonTree {
  if (tree.kind === 'list') {
    return { kind: 'list', items: tree.items.map((item) => withStoreDecimals(item, form, depth + 1)) }
  }
  if (tree.kind !== 'object') return tree
  const members = [...tree.members].map(([name, member]): [string, JsonTree] => {
    if (member.kind !== 'number') return [name, withStoreDecimals(member, form, depth + 1)]
    const { literal } = member
    const whole = form === 'today' && depth === 1 && literal === '0' && wholeToday.has(name)
    const gains = decimalFields.has(name) && /^-?\d+$/.test(literal) && !whole
    return [name, gains ? { kind: 'number', literal: `${literal}.0` } : member]
  })
  return { kind: 'object', members: new Map(members) }
}
