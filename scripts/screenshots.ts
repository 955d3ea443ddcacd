/**
 * `npm run screenshots` draws docs/inspector-*.png anew: the page as a person sees it, over a kit of its own. The
 * orders come from a seed, and the picture's clock is the day's: no two runs give the same bytes, so nothing
 * compares them.
 */
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { headerNames, sign } from '../src/contract/index.ts'
import { type OpenBrowser, openBrowser } from '../test/browser/chromium.ts'
import { type RunningKit, startKit } from '../test/browser/kit.ts'

const docs = (name: string) => fileURLToPath(new URL(`../docs/inspector-${name}.png`, import.meta.url))
const window = { viewport: { width: 1280, height: 760 }, locale: 'en-US', colorScheme: 'light' as const }

async function call(url: string, path: string, method = 'POST', body: unknown = {}): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  })
  if (!response.ok)
    throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`)
  return response.json()
}

async function createOrder(kit: RunningKit, seed: string, currency: string): Promise<number> {
  const { order } = (await call(kit.storeUrl, '/kit/orders', 'POST', { seed, currency })) as {
    order: { id: number }
  }
  return order.id
}

/** A genuine delivery whose body is not what the schema says. */
async function deliverOffSchema(kit: RunningKit, orderId: number): Promise<void> {
  const order = {
    id: orderId,
    status: 'Paid',
    total: 'a lot',
    currency: 'CLP',
    customer: { email: 7 },
    coupon: 'NEW',
  }
  const body = Buffer.from(JSON.stringify({ order }))
  const response = await fetch(kit.hookUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      [headerNames.event]: 'order_paid',
      [headerNames.signature]: sign(body, kit.hooksToken),
    },
    body,
  })
  if (!response.ok) throw new Error(`The delivery was answered ${response.status}`)
}

/** Until an attempt has failed, which is when the delivery waits, and then to the next. */
async function failedAttempt(kit: RunningKit): Promise<void> {
  const isWaiting = async () => {
    const { waiting } = (await call(kit.storeUrl, '/kit/clock', 'GET')) as { waiting: number }
    return waiting > 0
  }
  while (!(await isWaiting())) await setTimeout(20)
  await call(kit.storeUrl, '/kit/clock/skip')
}

async function shoot(browser: OpenBrowser, name: string, show: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage(window)
  await show(page)
  await page.screenshot({ path: docs(name) })
  await page.context().close()
  process.stdout.write(`docs/inspector-${name}.png\n`)
}

const kit = await startKit()
const browser = await openBrowser({ machineFonts: true })
try {
  const orders: number[] = []
  for (const [seed, currency] of [
    ['one', 'CLP'],
    ['two', 'USD'],
    ['three', 'EUR'],
    ['four', 'BRL'],
  ] as const) {
    orders.push(await createOrder(kit, seed, currency))
  }
  const [first = 0, second = 0] = orders
  for (const step of ['pay', 'ship'] as const) await call(kit.storeUrl, `/kit/orders/${first}/${step}`)
  await call(kit.storeUrl, `/kit/orders/${second}/pay`)
  await deliverOffSchema(kit, second)

  await shoot(browser, 'inbox', async (page) => {
    await page.goto(`${kit.url}/?q=`)
    await page.locator('[role=grid] [role=row]').nth(3).click()
    await page.getByRole('tab', { name: 'Order' }).waitFor()
    await page.waitForTimeout(1_000)
  })
  await shoot(browser, 'tree', async (page) => {
    await page.goto(`${kit.url}/?q=verdict:quarantined`)
    await page.locator('[role=grid] [role=row]').first().click()
    await page.getByRole('tab', { name: 'Tree' }).click()
    await page.locator('.jse-tree-mode .jse-json-node').first().waitFor()
    await page.waitForTimeout(1_000)
  })

  await call(kit.url, '/inspector/reply-script', 'PUT', { script: Array(5).fill('500').join(',') })
  await call(kit.storeUrl, '/kit/raise/order_shipped')
  for (let attempt = 1; attempt < 5; attempt += 1) await failedAttempt(kit)
  await shoot(browser, 'delivery', async (page) => {
    const { deliveries } = (await call(kit.storeUrl, '/kit/deliveries?limit=1', 'GET')) as {
      deliveries: { id: number }[]
    }
    await page.goto(`${kit.url}/store/deliveries/${deliveries[0]?.id}`)
    await page.getByRole('heading', { name: 'Schedule' }).waitFor()
    await page.waitForTimeout(1_000)
  })
} finally {
  await browser.close()
  await kit.stop()
}
