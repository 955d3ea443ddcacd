import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EventName, formatTriggeredAt } from '../../src/contract/index.ts'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
let kit: RunningKit
let stamp = Date.parse('2026-01-01T10:00:00Z')
beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.stop())

/** Posts a body, each with a stamp of its own, and answers the id of its entry. */
async function post(body: string, event: EventName = 'order_paid'): Promise<string> {
  stamp += 1_000
  expect(formatTriggeredAt(stamp)).toContain('2026-01-01')
  const request = signedRequest(body, { event, triggeredAt: stamp, hooksToken: kit.hooksToken })
  const response = await fetch(kit.hookUrl, request)
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

const paid =
  '{"order":{"id":8001,"status":"Paid","total":399.0,"products":[{"id":1,"qty":1},{"id":2,"qty":2}]}}'
const changed =
  '{"order":{"id":8001,"status":"Canceled","total":399,"products":[{"id":2,"qty":3},{"id":1,"qty":1}],"currency":"USD"}}'

async function open(page: Page, a: string, b: string, by = ''): Promise<void> {
  await page.goto(`${kit.url}/diff?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}${by && `&by=${by}`}`)
}

const row = (page: Page, pointer: string) => page.locator(`tr:has(th[title="${pointer}"])`)

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [shown, whole] = (await page.evaluate(
    "(() => { const main = document.querySelector('main'); return [main.clientWidth, main.scrollWidth] })()",
  )) as [number, number]
  expect(whole).toBeLessThanOrEqual(shown)
}

describe.each(['phone', 'laptop'] as const)('on a %s', (name) => {
  const viewport = viewports[name]

  it('tells what two entries of one order mean otherwise', async () => {
    const [a, b] = [await post(paid), await post(changed)]
    const page = await browser.newPage({ viewport })
    await open(page, a, b)
    await page.getByText('From A to B: 2 changed, 1 added, 1 moved; 1 number is spelled otherwise').waitFor()
    expect(await row(page, '/order/status').innerText()).toMatch(/status[\s\S]*"Paid"[\s\S]*"Canceled"/)
    expect(await row(page, '/order/total').innerText()).toMatch(/399\.0[\s\S]*399/)
    expect(await row(page, '/order/products/0').innerText()).toContain('moved from 1')
    expect(await row(page, '/order/id').count()).toBe(0)
    await page.getByLabel('Show unchanged').check()
    expect(await row(page, '/order/id').innerText()).toContain('8001')
    await expectNoSidewaysScroll(page)
    await expectQuiet(page)
  })

  it('swaps by s, and goes from meaning to bytes and back by b and m', async () => {
    const [a, b] = [await post(paid), await post(changed)]
    const page = await browser.newPage({ viewport })
    await open(page, a, b)
    await row(page, '/order/currency').waitFor()
    expect(await row(page, '/order/currency').getAttribute('class')).toBe('diff-added')
    await page.keyboard.press('s')
    await expect.poll(() => row(page, '/order/currency').getAttribute('class')).toBe('diff-removed')
    expect(new URL(page.url()).search).toBe(`?a=${b}&b=${a}`)
    await page.keyboard.press('b')
    await page.getByText('They do not mean the same JSON').waitFor()
    await expectNoSidewaysScroll(page)
    await page.keyboard.press('m')
    await row(page, '/order/currency').waitFor()
    await page.getByRole('button', { name: 'Swap' }).click()
    await expect.poll(() => row(page, '/order/currency').getAttribute('class')).toBe('diff-added')
    await page.goBack()
    await expect.poll(() => row(page, '/order/currency').getAttribute('class')).toBe('diff-removed')
  })

  it('compares with the fixture of the event, chosen from what is offered', async () => {
    const a = await post(paid)
    const page = await browser.newPage({ viewport })
    await page.goto(`${kit.url}/diff?a=${a}`)
    const offered = page.getByRole('region', { name: 'Side B' }).getByLabel('Offered')
    await expect.poll(() => offered.innerText()).toContain('Fixture of Order Paid')
    await offered.selectOption('fixture:order_paid')
    await page.getByText(/^From A to B: .* added/).waitFor()
    expect(new URL(page.url()).searchParams.get('b')).toBe('fixture:order_paid')
    expect(await page.getByRole('region', { name: 'Side B' }).innerText()).toContain('Fixture of Order Paid')
    await expectNoSidewaysScroll(page)
    await expectQuiet(page)
  })

  it('says that two bodies are the same JSON in other bytes, and how', async () => {
    const a = await post('{"order":{"id":8002,"status":"Paid","total":399.0,"currency":"é"}}')
    const b = await post('{"order":{"status":"Paid","id":8002, "total":399,"currency":"\\u00e9"}}')
    const page = await browser.newPage({ viewport })
    await open(page, a, b)
    await page.getByText('The same by meaning; 1 number is spelled otherwise').waitFor()
    await page.keyboard.press('b')
    await page.getByText('The same JSON in other bytes').waitFor()
    await page.getByText('The first byte that differs is at offset 11, counted from 0').waitFor()
    const reasons = await page.locator('.diff-reasons').innerText()
    expect(reasons).toContain('the order of keys')
    expect(reasons).toContain('whitespace')
    expect(reasons).toContain('399.0 / 399')
    expect(reasons).toContain('"é" / "\\u00e9"')
    expect(await page.locator('.diff-stretches > li').count()).toBeGreaterThan(1)
    await expectNoSidewaysScroll(page)
    await expectQuiet(page)
  })
})

it('says plainly that two are the same', async () => {
  const a = await post(paid)
  const page = await browser.newPage()
  await open(page, a, a)
  await page.getByText('The same: both bodies mean the same JSON').waitFor()
  await page.keyboard.press('b')
  await page.getByText(/The same: all \d+ bytes are equal/).waitFor()
})

it('loses no digit and no member of a strange name', async () => {
  const [a, b] = [
    await post('{"order":{"id":8003,"status":"Paid","big":12345678901234567890,"__proto__":{"x":1}}}'),
    await post('{"order":{"id":8003,"status":"Paid","big":12345678901234567891,"__proto__":{"x":2}}}'),
  ]
  const page = await browser.newPage()
  await open(page, a, b)
  await page.getByText('From A to B: 2 changed.').waitFor()
  expect(await row(page, '/order/big').innerText()).toMatch(/12345678901234567890[\s\S]*12345678901234567891/)
  expect(await row(page, '/order/__proto__/x').innerText()).toMatch(/1[\s\S]*2/)
})

it('takes what is typed, and says what it cannot take', async () => {
  const a = await post(paid)
  const page = await browser.newPage()
  await page.goto(`${kit.url}/diff`)
  const sideA = page.getByRole('region', { name: 'Side A' })
  const field = sideA.getByLabel('A: entry or fixture')
  await field.fill('what')
  await field.press('Enter')
  await sideA.getByText("what is neither an entry's id nor a fixture").waitFor()
  await field.fill('gone-99999')
  await field.press('Enter')
  await sideA.getByText('No entry gone-99999').waitFor()
  await field.fill(a)
  await field.press('Enter')
  await sideA.getByRole('link', { name: 'Order Paid' }).waitFor()
  await expectAccessible(page)
})

it('says of a body that is no JSON that bytes remain', async () => {
  const [a, b] = [await post('not json'), await post(paid)]
  const page = await browser.newPage()
  await open(page, a, b)
  await page.getByText('A is not JSON that could be read').waitFor()
  await page.keyboard.press('b')
  await page.getByText('The first byte that differs is at offset 0').waitFor()
})

it('stays usable with bodies of nearly a megabyte, and shows more on asking', async () => {
  const large = (price: number) =>
    JSON.stringify({
      order: {
        id: 8004,
        status: 'Paid',
        products: Array.from({ length: 9_000 }, (_, id) => ({
          id,
          name: `A thing with the number ${id}`,
          price: price + id,
          qty: 1,
        })),
      },
    })
  const [a, b] = [await post(large(1)), await post(large(2))]
  const page = await browser.newPage()
  await open(page, a, b)
  await page.getByText('From A to B: 9000 changed').waitFor()
  expect(await page.locator('.diff-table tbody tr').count()).toBe(300)
  await page.getByRole('button', { name: /^Show more/ }).click()
  await expect.poll(() => page.locator('.diff-table tbody tr').count()).toBe(600)
  await page.keyboard.press('b')
  await page.locator('.diff-stretches > li').first().waitFor()
})

it.each(['light', 'dark'] as const)('is accessible in %s', async (colorScheme) => {
  const [a, b] = [await post(paid), await post(changed)]
  for (const viewport of [viewports.phone, viewports.laptop]) {
    const page = await browser.newPage({ colorScheme, viewport })
    await open(page, a, b)
    await row(page, '/order/status').waitFor()
    await page.getByLabel('Show unchanged').check()
    await expectAccessible(page)
    await page.keyboard.press('b')
    await page.locator('.diff-stretches > li').first().waitFor()
    await expectAccessible(page)
  }
})

it('shows hostile texts as texts, and what turns text around as what it is', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u202e javascript:alert(3)'
  const [a, b] = [
    await post(JSON.stringify({ order: { id: 8005, status: 'Paid', [hostile]: hostile } })),
    await post(
      JSON.stringify({ order: { id: 8005, status: 'Paid', [hostile]: `${hostile}${'x'.repeat(400_000)}` } }),
    ),
  ]
  const page = await browser.newPage({ viewport: viewports.phone })
  await open(page, a, b)
  const found = page.locator('tr.diff-changed')
  await found.waitFor()
  expect(await found.locator('th').innerText()).toContain('<script>alert(1)</script>')
  expect(await found.innerText()).toContain('\\u202e')
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('b')
  await page.locator('.diff-stretches > li').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectQuiet(page)
})
