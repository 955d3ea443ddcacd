import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReceiver } from '../../src/cli/halves/receiver-half.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import type { EventName } from '../../src/contract/index.ts'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
let kit: RunningKit
beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.stop())

/** What the routes asked here answer, each a part of it. */
interface Answer {
  order: { id: number }
  hook: { id: number }
  entries: unknown[]
}

async function ask(path: string, body?: object): Promise<Answer> {
  const request = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(`${kit.url}${path}`, request)
  expect(response.status, path).toBeLessThan(300)
  return (await response.json()) as Answer
}

async function hook(event: EventName, body: unknown, triggeredAt: number) {
  const response = await fetch(
    kit.hookUrl,
    signedRequest(body, { event, triggeredAt, hooksToken: kit.hooksToken }),
  )
  expect(response.status).toBe(200)
  return (await response.json()) as { id: string; verdict: string }
}

/** An order that the store creates, pays and ships, and the receiver's six entries of it. */
async function shippedOrder(): Promise<number> {
  const { order } = await ask('/store/kit/orders', {})
  await ask(`/store/kit/orders/${order.id}/pay`, {})
  await ask(`/store/kit/orders/${order.id}/ship`, {})
  await expect.poll(async () => (await ask(`/api/entries?q=order:${order.id}`)).entries.length).toBe(6)
  return order.id
}

const body = (id: number, more: object = {}) => ({
  order: { id, status: 'Paid', currency: 'USD', total: 10, ...more },
})
const timeline = (page: Page) => page.getByRole('list', { name: 'What happened, oldest first' })
const rows = (page: Page, kind: string) => timeline(page).locator(`li.timeline-row.${kind}`)

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [shown, whole] = (await page.evaluate(
    "(() => { const main = document.querySelector('main'); return [main.clientWidth, main.scrollWidth] })()",
  )) as [number, number]
  expect(whole).toBeLessThanOrEqual(shown)
}

describe.each(['phone', 'laptop'] as const)('on a %s', (name) => {
  const viewport = viewports[name]

  it('shows the life of an order: six deliveries, each with its attempt and entry, in their order', async () => {
    const id = await shippedOrder()
    const page = await browser.newPage({ viewport })
    await page.goto(`${kit.url}/orders/${id}`)
    await expect.poll(() => rows(page, 'attempt').count()).toBe(6)
    const raised = await rows(page, 'raised').allInnerTexts()
    expect(raised.map((text) => /Order \w+(?= raised)/.exec(text)?.[0])).toEqual([
      'Order Created',
      'Order Updated',
      'Order Paid',
      'Order Updated',
      'Order Shipped',
      'Order Updated',
    ])
    for (const attempt of await rows(page, 'attempt').all()) {
      expect(await attempt.innerText()).toContain('Attempt 1 delivered')
      const links = await attempt
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
      expect(links).toEqual([
        expect.stringMatching(/^\/store\/deliveries\/\d+$/),
        expect.stringMatching(/^\/e\/\w+-\d+$/),
      ])
    }
    const stops = page.getByRole('region', { name: 'State of the order' }).locator('li.reached')
    expect((await stops.allInnerTexts()).map((text) => text.replace(/^✓\s*/, '').split('\n')[0])).toEqual([
      'Created',
      'Paid',
      'Shipped',
    ])
    expect(await page.getByText('Illegal jump').count()).toBe(0)
    await expectNoSidewaysScroll(page)
    await expectQuiet(page)
  })

  it('lists orders with their state, goes to one by its number, and shows what comes without a reload', async () => {
    const id = await shippedOrder()
    const page = await browser.newPage({ viewport })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${kit.url}/orders`)
    const first = page.locator('a.orders-link').first()
    await first.waitFor()
    await expect.poll(() => first.innerText()).toContain(`#${id}`)
    expect(await first.innerText()).toContain('Shipped')
    expect(await first.innerText()).toContain('6 entries')
    await first.focus()
    const before = await page.evaluate("document.activeElement.getAttribute('href')")
    const newId = 500_000_000 + Number(id)
    await hook('order_created', body(newId), Date.now())
    await expect.poll(() => page.locator('a.orders-link').first().innerText()).toContain(`#${newId}`)
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe(before)
    expect(await first.locator('time').count()).toBe(1)
    // The list itself tells all that its rows show.
    expect(asked.filter((path) => path.startsWith('/api/entries/'))).toEqual([])
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('/')
    await page.keyboard.type('twelve')
    await page.keyboard.press('Enter')
    await page.getByText("An order's number is digits alone").waitFor()
    await page.getByLabel('Go to an order by its number').fill(String(id))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `Order ${id}` }).waitFor()
    await expectQuiet(page)
  })

  it('shows failed attempts and the next one planned, and follows the store to it', async () => {
    const gone = createServer((request, response) => {
      request.resume()
      response.end()
    })
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
    const { port } = gone.address() as AddressInfo
    const { hook: registered } = await ask('/store/kit/hooks', {
      event: 'order_paid',
      url: `http://127.0.0.1:${port}/gone`,
    })
    gone.closeAllConnections()
    await new Promise((done) => gone.close(done))
    const { order } = await ask('/store/kit/orders', {})
    await ask(`/store/kit/orders/${order.id}/pay`, {})
    const page = await browser.newPage({ viewport })
    await page.goto(`${kit.url}/orders/${order.id}`)
    await page.getByText('Attempt 2 planned').waitFor()
    expect(await rows(page, 'attempt').filter({ hasText: 'Attempt 1 failed' }).count()).toBe(1)
    await ask('/store/kit/clock/skip', { to: 'next' })
    await page.getByText('Attempt 3 planned').waitFor()
    expect(await rows(page, 'attempt').filter({ hasText: 'failed' }).count()).toBe(2)
    expect(await rows(page, 'planned').locator('.timeline-gap.broken').innerText()).toMatch(
      /^1[56] min .*later$/,
    )
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await fetch(`${kit.url}/store/kit/hooks/${registered.id}`, { method: 'DELETE' })
    await page.getByText('Dropped').waitFor()
    await expectQuiet(page)
  })

  it('marks a duplicate, a late arrival and an illegal jump posted by somebody else, as they come', async () => {
    const id = 600_000_000 + viewport.width
    const start = Date.now() - 7_200_000
    await hook('order_created', body(id, { total: 10 }), start)
    const page = await browser.newPage({ viewport })
    await page.goto(`${kit.url}/orders/${id}`)
    await expect.poll(() => rows(page, 'entry').count()).toBe(1)
    const shipped = await hook('order_shipped', body(id, { total: 12 }), start + 600_000)
    await page.getByText('Illegal jump: Shipped before Paid').waitFor()
    await hook('order_shipped', body(id, { total: 12 }), start + 600_000)
    await timeline(page).getByText('≡ ×2').waitFor()
    await hook('order_updated', body(id, { total: 11 }), start + 60_000)
    await timeline(page)
      .getByText(/◷ Late by 1 h 5\d min/)
      .waitFor()
    expect(await timeline(page).locator('.timeline-late').count()).toBeGreaterThan(0)
    const entries = page.getByRole('region', { name: 'Entries' })
    expect(await entries.innerText()).toMatch(/total 10 → 12/)
    const link = timeline(page).locator(`a[href="/e/${shipped.id}"]`)
    await link.focus()
    await page.getByText(/It arrived 2 times; handlers ran for the first alone\./).waitFor()
    await page.getByText(`Entry ${shipped.id} (Order Shipped`).waitFor()
    await expectNoSidewaysScroll(page)
    await link.click()
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/e/${shipped.id}`)
  })
})

it('shows all fields of the latest state, absent ones as absent', async () => {
  const id = 700_000_001
  await hook('order_paid', body(id, { customer: { email: 'ana@example.com' } }), Date.now())
  const page = await browser.newPage()
  await page.goto(`${kit.url}/orders/${id}`)
  const fields = page.getByRole('region', { name: 'Latest fields' })
  await expect.poll(() => fields.innerText()).toMatch(/customerEmail\s+ana@example\.com/)
  expect(await fields.innerText()).toMatch(/shippingAddress\s+absent/)
})

it('says of an order that nobody knows what to do', async () => {
  const page = await browser.newPage()
  await page.goto(`${kit.url}/orders/9007199254740991`)
  await page.getByRole('heading', { name: 'is not known here' }).waitFor()
})

it('moves through the list by j and k', async () => {
  await hook('order_paid', body(700_000_002), Date.now())
  await hook('order_paid', body(700_000_003), Date.now())
  const page = await browser.newPage()
  await page.goto(`${kit.url}/orders`)
  await page.locator('a.orders-link').first().waitFor()
  const focused = () => page.evaluate("document.activeElement.getAttribute('href')")
  await page.keyboard.press('j')
  expect(await focused()).toBe('/orders/700000003')
  await page.keyboard.press('j')
  expect(await focused()).toBe('/orders/700000002')
  await page.keyboard.press('k')
  expect(await focused()).toBe('/orders/700000003')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Order 700000003' }).waitFor()
})

it.each(['light', 'dark'] as const)('is accessible in %s, list and timeline', async (colorScheme) => {
  const id = await shippedOrder()
  // The store's clock has been skipped ahead by other tests.
  await hook('order_canceled', body(id, { status: 'Canceled' }), Date.now() + 86_400_000)
  await hook('order_updated', body(id), Date.now() - 7_200_000)
  for (const viewport of [viewports.phone, viewports.laptop]) {
    const page = await browser.newPage({ colorScheme, viewport })
    await page.goto(`${kit.url}/orders`)
    await page.locator('a.orders-link').first().waitFor()
    await expectAccessible(page)
    await page.goto(`${kit.url}/orders/${id}`)
    await page.getByText('Canceled after Shipped').first().waitFor()
    await expectAccessible(page)
    await expectQuiet(page)
  }
})

it('shows hostile texts as texts', async () => {
  const id = 700_000_004
  const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const customer = { fullname: `${script}\u202e{{7*7}}`, email: 'javascript:alert(3)' }
  await hook('order_paid', body(id, { customer, currency: `${script}` }), Date.now())
  await hook('order_paid', body(id, { customer: { fullname: 'x'.repeat(100_000) } }), Date.now() + 1)
  const page = await browser.newPage({ viewport: viewports.phone })
  await page.goto(`${kit.url}/orders/${id}`)
  const entries = page.getByRole('region', { name: 'Entries' })
  await expect.poll(() => entries.innerText()).toContain(script)
  await expectNoSidewaysScroll(page)
  await page.goto(`${kit.url}/orders`)
  await page.locator('a.orders-link').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectQuiet(page)
})

it('begins with five buttons, one of which brings the first order', async () => {
  const fresh = await startKit()
  try {
    const page = await browser.newPage({ viewport: viewports.phone })
    await page.goto(`${fresh.url}/orders`)
    await page.getByRole('heading', { name: 'No order yet' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Order Paid' }).click()
    await page.locator('a.orders-link').waitFor()
    await expectQuiet(page)
  } finally {
    await fresh.stop()
  }
})

it('says where there is no store, and shows what the receiver has by its own clock', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'receiver-browser-'))
  const read = readSettings({ DATA_DIR: folder, RECEIVER_PORT: '0' }, settingNames)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const alone = await openReceiver({
    settings: read.settings,
    hooksTokens: ['a hooks token'],
    log: pino({ level: 'silent' }),
  })
  try {
    const page = await browser.newPage({ viewport: viewports.phone })
    await page.goto(`${alone.url}/orders`)
    await page.getByText('npm run kit -- trigger order_paid').waitFor()
    const triggeredAt = Date.now() - 7_200_000
    await fetch(alone.hookUrl, signedRequest(body(7), { triggeredAt, hooksToken: 'a hooks token' }))
    await page.locator('a.orders-link').click()
    await timeline(page).getByText('No simulated store runs here').waitFor()
    await page.getByText("Time runs downward, by the receiver's clock").waitFor()
    expect(await rows(page, 'entry').innerText()).toContain('2 h after its trigger')
    await expectAccessible(page)
    await expectQuiet(page)
  } finally {
    await alone.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
