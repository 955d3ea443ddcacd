import type { EntryView } from '../../../../../receiver/http/views.ts'
import type { DecodedText } from '../raw/decoded-text.ts'
import { type Fact, shown } from './fact.ts'
import { FactList, Odd } from './fact-list.tsx'
import type { Loose } from './order-body.ts'
import { notUtf8, orderBody } from './order-body.ts'
import { factsOf } from './order-facts.ts'
import { linesOf, linesShown, looseLines } from './order-lines.ts'
import { OrderMoney } from './order-money.tsx'

interface OrderTabProps {
  entry: Pick<EntryView, 'fields' | 'reason'>
  decoded: DecodedText
  onTab: (tab: string) => void
}

/** The order as a person in a shop would read it, with what is odd in amber. */
export function OrderTab({ entry, decoded, onTab }: OrderTabProps) {
  const body = orderBody(decoded.text, decoded.bad.size)
  if (!body.ok) {
    return (
      <div class="empty">
        <p>There is no order to show. {body.message}</p>
        <button type="button" class="button" onClick={() => onTab('raw')}>
          See what was sent
        </button>
      </div>
    )
  }
  const { order } = body
  const facts = factsOf(order, entry.fields)
  return (
    <div class="stack">
      {entry.reason === 'off_schema' && (
        <p class="notice warn">
          <span aria-hidden="true">▲</span> The body is off the schema: this is what can be read of it all the
          same.
        </p>
      )}
      {decoded.bad.size > 0 && (
        <p class="notice warn">
          <span aria-hidden="true">▲</span> {notUtf8(decoded.bad.size)} This is what can be read of it all the
          same.
        </p>
      )}
      <div class="entry-cards">
        <Card title="Order" facts={facts.order} />
        <OrderMoney order={order} />
        <Card title="Customer" facts={facts.customer} />
        <Card title="Shipping address" facts={facts.shippingAddress} none="None is given." />
        <Card title="Billing address" facts={facts.billingAddress} none="None is given." />
        <Card title="More" facts={facts.more} none="Nothing more is told." />
      </div>
      <Lines order={order} />
      <AdditionalFields order={order} />
    </div>
  )
}

function Card({ title, facts, none }: { title: string; facts: readonly Fact[]; none?: string }) {
  return (
    <section class="card stack tight">
      <h2>{title}</h2>
      {facts.length > 0 ? <FactList facts={facts} /> : <p class="quiet">{none}</p>}
    </section>
  )
}

function Lines({ order }: { order: Loose }) {
  const all = looseLines(order)
  if (all.length === 0) {
    return (
      <section class="card stack tight">
        <h2>Lines</h2>
        <p>
          <Odd text="The order has no lines" />
        </p>
      </section>
    )
  }
  return (
    <section class="card stack tight">
      <h2>Lines</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, so the keyboard has to get there */}
      <div class="scroll-x" tabIndex={0}>
        <table class="grid entry-lines">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Quantity</th>
              <th scope="col">Price</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {linesOf(order).map((line, at) => (
              <tr key={at}>
                <td class="entry-value">
                  <span class="entry-name">{line.name}</span>
                  <span class="small quiet breakable">{line.details.join(' · ')}</span>
                  {line.odd.map((odd) => (
                    <Odd key={odd} text={odd} />
                  ))}
                </td>
                <td class="number">{line.quantity}</td>
                <td class="number entry-value">{line.price.value ?? '–'}</td>
                <td class="number entry-value">{line.amount.value ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all.length > linesShown && (
        <p class="quiet">
          The first {linesShown} of {all.length} lines; all of them are in the tree.
        </p>
      )}
    </section>
  )
}

/** Fields that the shop added to its checkout. */
function AdditionalFields({ order }: { order: Loose }) {
  const given = Array.isArray(order.additional_fields) ? order.additional_fields.slice(0, 50) : []
  const facts = given.map((field: Loose | null) => ({
    label: shown(field?.label) ?? 'Without a label',
    value: shown(field?.value),
  }))
  return facts.length > 0 ? <Card title="Additional fields" facts={facts} /> : null
}
