import { money } from '../../../format.ts'
import { amountFact } from './fact.ts'
import { Odd } from './fact-list.tsx'
import { linesSum, type Sum, totalSum } from './money-sum.ts'
import type { Loose } from './order-body.ts'
import { looseLines } from './order-lines.ts'

const rows: [label: string, field: string, sign: '' | '+' | '−'][] = [
  ['Subtotal', 'subtotal', ''],
  ['Tax', 'tax', '+'],
  ['Shipping', 'shipping', '+'],
  ['Tax on shipping', 'shipping_tax', '+'],
  ['Discount on shipping', 'shipping_discount', '−'],
  ['Discount', 'discount', '−'],
  ['Gift cards', 'gift_cards_discount', '−'],
]
/** Told only where there is something to tell. */
const rare = new Set(['shipping_tax', 'shipping_discount', 'gift_cards_discount'])

/** The amounts as a sum, and whether they are one. */
export function OrderMoney({ order }: { order: Loose }) {
  const currency = typeof order.currency === 'string' ? order.currency.slice(0, 12) : null
  const shown = rows.filter(
    ([, field]) => !rare.has(field) || (order[field] !== undefined && order[field] !== 0),
  )
  const total = amountFact('Total', order.total, order.currency)
  return (
    <section class="card stack tight">
      <h2>Money</h2>
      <table class="entry-money">
        <tbody>
          {shown.map(([label, field, sign]) => (
            <MoneyRow key={field} sign={sign} {...amountFact(label, order[field], order.currency)} />
          ))}
        </tbody>
        <tfoot>
          <MoneyRow
            sign="="
            {...total}
            odd={total.odd ?? (total.value === null ? 'The total is missing' : undefined)}
          />
        </tfoot>
      </table>
      <SumLine sum={totalSum(order)} currency={currency} what="The total" />
      <SumLine sum={linesSum(order, looseLines(order))} currency={currency} what="The subtotal" />
    </section>
  )
}

interface MoneyRowProps {
  label: string
  sign: string
  value: string | null
  odd?: string | undefined
}

function MoneyRow({ label, sign, value, odd }: MoneyRowProps) {
  return (
    <tr>
      <th scope="row">
        <span class="entry-sign">{sign}</span>
        {label}
      </th>
      <td class="number entry-value">
        {value ?? '–'}
        {odd && <Odd text={odd} />}
      </td>
    </tr>
  )
}

function SumLine({ sum, currency, what }: { sum: Sum; currency: string | null; what: string }) {
  if (sum.state === 'right') {
    return (
      <p class="small quiet">
        <span aria-hidden="true">✓</span> {what} adds up: {sum.formula}.
      </p>
    )
  }
  if (sum.state === 'unknown') {
    return (
      <p class="small quiet">
        {what} cannot be checked: {sum.missing.join(' and ')} is missing.
      </p>
    )
  }
  const by = `${money(Math.abs(sum.by), currency)} too ${sum.by > 0 ? 'much' : 'little'}`
  return (
    <p class="notice warn entry-off">
      <span aria-hidden="true">▲</span>
      <span>
        {what} is {by}: {sum.formula} makes {money(sum.expected, currency)}.
      </span>
    </p>
  )
}
