import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { EventName } from '../../src/contract/index.ts'
import { webhookPath } from '../../src/receiver/index.ts'
import { signedRequest, startStore, testHooksToken } from '../../src/testing/index.ts'
import { scratchFolder } from '../../test/examples/scratch-folder.ts'
import { startHubspot } from './hubspot-stand-in.ts'
import { settingsOf } from './settings.ts'
import { start } from './start.ts'

const stages = { open: 'contractsent', won: 'closedwon', lost: 'closedlost' }

interface From {
  hubspot: Awaited<ReturnType<typeof startHubspot>>
  folder: string
}

async function startExample({ from, handlerRetries = [] }: { from?: From; handlerRetries?: number[] } = {}) {
  const hubspot = from?.hubspot ?? (await startHubspot())
  if (!from) onTestFinished(hubspot.stop)
  const folder = from?.folder ?? scratchFolder()
  const printed: string[] = []
  const print = (line: string) => printed.push(line)
  const settings = { hooksToken: testHooksToken, hubspot: hubspot.settings, pipeline: 'default', stages }
  const example = await start({ ...settings, port: 0, folder, handlerRetries, print })
  let open = true
  const close = async () => {
    if (open) await example.close()
    open = false
  }
  onTestFinished(close)
  const hookUrl = `${example.url}${webhookPath}`
  const send = async (order: object, { event, minute }: { event: EventName; minute: number }) => {
    const triggeredAt = Date.UTC(2026, 0, 1, 0, minute)
    const answer = await fetch(hookUrl, signedRequest({ order }, { event, triggeredAt }))
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { id: string }).id
  }
  return { ...example, close, hookUrl, folder, hubspot, printed, send }
}

const customer = { email: 'Amelia@Example.com', phone: '123', phone_prefix: '+56', fullname: 'Amelia Duarte' }
const order = (id: number, more: object = {}) => ({
  ...{ id, status: 'Paid', status_enum: 'paid', currency: 'USD', total: 35.5, customer },
  ...more,
})
const pending = { status: 'Pending Payment', status_enum: 'pending_payment' }

it('has a contact and a deal, joined, for an order of the simulated store, at every step of it', async () => {
  const { receiver, hookUrl, hubspot } = await startExample()
  const shop = await startStore({ speed: 'skip' })
  onTestFinished(shop.stop)
  await shop.hookAll(hookUrl)
  const settled = async () => {
    await shop.store.idle()
    await receiver.idle()
  }
  const { id, order } = await shop.order()
  await settled()
  const deal = () => hubspot.deals.get(String(id))?.properties
  expect(deal()).toMatchObject({ dealname: `Order ${id}`, dealstage: 'contractsent', pipeline: 'default' })
  await shop.store.orders.step(id, 'pay')
  await settled()
  expect(deal()).toMatchObject({
    dealstage: 'closedwon',
    amount: String(order.total),
    jumpseller_order: `${id}`,
  })
  expect(Date.parse(deal()?.closedate ?? '')).toBeGreaterThan(0)
  await shop.store.orders.step(id, 'cancel')
  await settled()
  expect(deal()).toMatchObject({ dealstage: 'closedlost' })

  const [[email, contact] = []] = hubspot.contacts
  expect(email).toBe(order.customer?.email?.toLowerCase())
  const address = order.billing_address
  expect(contact?.properties).toMatchObject({ firstname: address?.name, lastname: address?.surname })
  expect([...hubspot.associations]).toEqual([`${hubspot.deals.get(String(id))?.id}-${contact?.id}`])
  expect(hubspot.faults).toEqual([])
})

it('asks HubSpot as its reference says', async () => {
  const { receiver, hubspot, send } = await startExample()
  await send(order(1), { event: 'order_paid', minute: 1 })
  await receiver.idle()
  await send(order(2, { customer: { ...customer, email: null } }), { event: 'order_paid', minute: 1 })
  await receiver.idle()
  const [deal, contact] = [hubspot.deals.get('1')?.id, hubspot.contacts.get('amelia@example.com')?.id]
  expect(hubspot.asked).toEqual([
    'GET /crm/v3/properties/deals/jumpseller_order',
    'POST /crm/v3/properties/deals',
    'POST /crm/v3/objects/deals/batch/upsert',
    'POST /crm/v3/objects/contacts/batch/upsert',
    `PUT /crm/v4/objects/deals/${deal}/associations/default/contacts/${contact}`,
    // The second order tells no e-mail to know a contact by.
    'POST /crm/v3/objects/deals/batch/upsert',
  ])
  expect(hubspot.faults).toEqual([])
})

it('makes one contact and one deal of an order: twice, at once, after a restart', async () => {
  const first = await startExample()
  const versions = ['a', 'b', 'c'].map((additional_information) => order(1, { additional_information }))
  await Promise.all(versions.map((each) => first.send(each, { event: 'order_paid', minute: 1 })))
  await first.send(order(2), { event: 'order_paid', minute: 1 })
  await first.receiver.idle()
  await first.close()
  const second = await startExample({ from: first })
  await second.send(order(1, { additional_information: 'd' }), { event: 'order_updated', minute: 2 })
  await second.receiver.idle()
  expect([...second.hubspot.deals.keys()].sort()).toEqual(['1', '2'])
  expect([...second.hubspot.contacts.keys()]).toEqual(['amelia@example.com'])
  expect(second.hubspot.associations.size).toBe(2)
  expect(second.hubspot.faults).toEqual([])
})

it('writes no old state over a new one: come late, or run again', async () => {
  const { receiver, hubspot, send } = await startExample()
  const old = await send(order(1, pending), { event: 'order_created', minute: 1 })
  await receiver.idle()
  await send(order(1), { event: 'order_paid', minute: 2 })
  await send(order(1, { ...pending, additional_information: 'late' }), { event: 'order_updated', minute: 1 })
  await receiver.idle()
  await receiver.rerun(old)
  await receiver.idle()
  expect(hubspot.deals.get('1')?.properties.dealstage).toBe('closedwon')
})

it('leaves in the CRM what the order does not tell', async () => {
  const { receiver, hubspot, send } = await startExample()
  await send(order(1), { event: 'order_paid', minute: 1 })
  await receiver.idle()
  Object.assign(hubspot.contacts.get('amelia@example.com')?.properties ?? {}, {
    phone: '+1 555',
    lastname: 'Lee',
  })
  await send(order(1, { customer: { ...customer, phone: null } }), { event: 'order_updated', minute: 2 })
  await receiver.idle()
  const contact = hubspot.contacts.get('amelia@example.com')?.properties
  expect(contact).toMatchObject({ phone: '+1 555', lastname: 'Lee' })
})

it('comes back after a 429, wherever it hits, and leaves nothing out or double', async () => {
  const { receiver, hubspot, printed, send } = await startExample({ handlerRetries: [1, 1, 1] })
  // Before the property, before the contact, and before the joining.
  hubspot.limitNext(429, 200, 200, 200, 429, 200, 200, 429)
  const done = new Promise<void>((resolve) => receiver.onAny(() => resolve()))
  await send(order(1), { event: 'order_paid', minute: 1 })
  await done
  await receiver.idle()
  expect(printed.slice(1, 4)).toEqual(Array(3).fill('Order 1: a run has failed; it is made again'))
  expect([hubspot.deals.size, hubspot.contacts.size, hubspot.associations.size]).toEqual([1, 1, 1])
  expect(hubspot.faults).toEqual([])
})

it('parks what HubSpot refuses for good, and does it when it is run again', async () => {
  const { url, receiver, hubspot, printed, send } = await startExample()
  const id = await send(order(1, { customer: { email: 'no address' } }), { event: 'order_paid', minute: 1 })
  await receiver.idle()
  const { handler } = (await (await fetch(`${url}/api/entries/${id}`)).json()) as { handler: object }
  const lastError = 'HubspotRefusal: HubSpot answered 400 to the contact'
  expect(handler).toMatchObject({ state: 'parked', lastError })
  expect(printed.at(-1)).toBe(
    `Order 1: a run has failed; parked: see /api/entries/${id}, then POST /api/entries/${id}/rerun`,
  )
  // The buyer's address was mended in the shop meanwhile.
  await send(order(1), { event: 'order_updated', minute: 2 })
  await receiver.idle()
  expect((await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })).status).toBe(202)
  await receiver.idle()
  expect([...hubspot.contacts.keys()]).toEqual(['amelia@example.com'])
  expect(printed.at(-1)).toMatch(/^Order 1: deal \d+ is up to date with order_paid$/)
})

it('says nothing of a customer in its log or in what it keeps of an error', async () => {
  const { url, receiver, printed, send } = await startExample()
  const person = { name: 'Canary', surname: 'Canary', address: 'Canary' }
  const about = { billing_address: person, shipping_address: person }
  const email = 'canary-without-at'
  const id = await send(order(1, { ...about, customer: { email } }), { event: 'order_paid', minute: 1 })
  await send(order(2, { ...about, customer: { email: 'canary@a.b' } }), { event: 'order_paid', minute: 1 })
  await receiver.idle()
  const { handler } = (await (await fetch(`${url}/api/entries/${id}`)).json()) as { handler: object }
  expect(printed).toHaveLength(3)
  expect(`${printed.join('\n')}${JSON.stringify(handler)}`).not.toMatch(/canary|secret-of/i)
})

it('has every setting in .env.example, and names what is missing', () => {
  const example = parseEnv(readFileSync(new URL('.env.example', import.meta.url), 'utf8'))
  expect(settingsOf(example)).toMatchObject({ port: 3000, pipeline: 'default', stages })
  expect(() => settingsOf({})).toThrow('JUMPSELLER_HOOKS_TOKEN and HUBSPOT_ACCESS_TOKEN must be set')
})
