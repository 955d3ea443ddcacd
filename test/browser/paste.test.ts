import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet, watchOf } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
const fixture = new URL('../../fixtures/order_paid/today.body.json', import.meta.url)

let kit: RunningKit
let order: string

beforeAll(async () => {
  kit = await startKit()
  order = await readFile(fixture, 'utf8')
})
afterAll(() => kit.stop())

/** With all that the view asks for ahead. */
async function openPaste(page: Page): Promise<void> {
  await page.goto(`${kit.url}/paste`)
  await page.getByRole('heading', { name: 'Paste' }).waitFor()
  const loaded =
    "performance.getEntriesByType('resource').filter(({ name, responseEnd }) => responseEnd > 0 && /json-tree-(editor|document)|examine/.test(name)).length"
  await expect.poll(() => page.evaluate<number>(loaded)).toBeGreaterThanOrEqual(3)
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.keyboard.press('Control+V')
}

async function chooseFile(page: Page, name: string, bytes: Buffer, button = 'Open a file'): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: bytes })
}

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options)
  page.setDefaultTimeout(10_000)
  return page
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const tree = (page: Page) => page.getByRole('tree')
const permissions = ['clipboard-read', 'clipboard-write']

describe.each([
  ['a phone', viewports.phone],
  ['a laptop', viewports.laptop],
])('on %s', (_name, viewport) => {
  it('shows what is pasted into the field in every way, and asks nobody', async () => {
    const page = await newPage({ viewport, permissions })
    await openPaste(page)
    const before = watchOf(page).requestedUrls.length
    await page.getByLabel('JSON').click()
    await paste(page, order.replace('"total":369.2', '"total":"much","novelty":1'))
    await tree(page).getByText('much', { exact: true }).waitFor()
    await page.getByText('Off the schema of a body: 1 fault').click()
    await page.getByText('order.total is to be').waitFor()
    await page.getByText('order.novelty is not in the schema').waitFor()
    await page.getByRole('button', { name: 'Show in tree' }).first().click()
    await page.waitForURL('**/paste#/order/total')
    await page.locator('.json-tree-path code', { hasText: 'order.total' }).waitFor()
    for (const [name, text] of [
      ['Raw', '"novelty":1'],
      ['Hex', '7b 22'],
      ['Fidelity', 'Read byte by byte'],
      ['Fields', 'There are no fields'],
      ['Order', 'amelia@example.com'],
    ] as const) {
      await tab(page, name).click()
      await page.getByRole('tabpanel').getByText(text).first().waitFor()
    }
    expect(watchOf(page).requestedUrls.slice(before)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await expectQuiet(page)
  })

  it('takes a text that is pasted anywhere, and another in its place', async () => {
    const page = await newPage({ viewport, permissions })
    await openPaste(page)
    await paste(page, order)
    await page.getByText('On the schema of a body').waitFor()
    await tab(page, 'Fields').click()
    await page.getByRole('row', { name: 'customerEmail amelia@example.com' }).waitFor()
    await paste(page, '{"another": true}')
    await tab(page, 'Tree').click()
    await tree(page).getByText('another').waitFor()
    expect(await tab(page, 'Order').count()).toBe(0)
  })

  it('takes a file that is dropped, and one that is opened', async () => {
    const page = await newPage({ viewport })
    await openPaste(page)
    const before = watchOf(page).requestedUrls.length
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(order)}], 'dropped.json', { type: 'application/json' }))
      return data
    })()`)
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped })
    await page.getByText('Drop it here').waitFor()
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
    await page.getByRole('heading', { name: 'dropped.json' }).waitFor()
    await tree(page).getByText('amelia@example.com').waitFor()
    expect(await page.getByText('Drop it here').count()).toBe(0)
    await chooseFile(page, 'opened.json', Buffer.from('{"opened": 12345678901234567890}'), 'Open another')
    await page.getByRole('heading', { name: 'opened.json' }).waitFor()
    await tree(page).getByText('12345678901234567890').waitFor()
    await tab(page, 'Fidelity').click()
    await page.getByText('Integer that JavaScript cannot hold').waitFor()
    expect(watchOf(page).requestedUrls.slice(before)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByLabel('JSON').waitFor()
    await expectQuiet(page)
  })

  it('shows where a text is no JSON, and lets it be mended', async () => {
    const page = await newPage({ viewport })
    await openPaste(page)
    await page.getByLabel('JSON').fill('{\n  "é😀": 1,\n  "é😀": NaN\n}')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('heading', { name: 'It breaks at line 3, column 9' }).waitFor()
    await page.getByText('null is what is meant').waitFor()
    expect(await page.locator('.paste-break').textContent()).toBe('N')
    await page.getByRole('button', { name: 'Edit text' }).click()
    await page.getByLabel('JSON').fill('{"é😀": null}')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await tree(page).getByText('é😀').waitFor()
  })

  it.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    const page = await newPage({ viewport, colorScheme })
    await openPaste(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Try with an example' }).click()
    await tree(page).getByText('amelia@example.com').waitFor()
    await expectAccessible(page)
    for (const name of ['Raw', 'Schema', 'Fidelity', 'Fields', 'Order']) {
      await tab(page, name).click()
      await expectAccessible(page)
    }
    await chooseFile(page, 'broken.json', Buffer.from('{"a": '), 'Open another')
    await page.getByRole('heading', { name: /It breaks at/ }).waitFor()
    await expectAccessible(page)
    await expectQuiet(page)
  })
})

it('keeps the selected node in the address, and the document over a look elsewhere', async () => {
  const page = await newPage({ permissions })
  await openPaste(page)
  await paste(page, order)
  await tree(page).getByText('amelia@example.com').click()
  await page.waitForURL('**/paste#/order/customer/email')
  await page.getByRole('button', { name: 'Copy accessor' }).click()
  await page.getByText('Copy accessor: done').waitFor()
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe('order.customer?.email')
  await page.getByRole('link', { name: 'Orders' }).click()
  await page.goBack()
  await page.locator('.json-tree-path code', { hasText: 'order.customer?.email' }).waitFor()
})

it('stays usable with 10 MB', async () => {
  const products = Array.from({ length: 75_000 }, (_, id) => ({
    id,
    sku: `S-${id}`,
    name: 'n'.repeat(90),
    qty: 1,
  }))
  const bytes = Buffer.from(JSON.stringify({ order: { id: 1, status: 'Paid', products } }))
  expect(bytes.length).toBeGreaterThan(10_000_000)
  const page = await newPage({ permissions })
  await openPaste(page)
  await chooseFile(page, 'large.json', bytes)
  await tree(page).getByText('products').waitFor()
  const elements = () => page.evaluate<number>("document.querySelectorAll('*').length")
  expect(await elements()).toBeLessThan(6_000)
  for (const [name, text] of [
    ['Raw', '"sku":"S-0"'],
    ['Hex', '7b 22'],
    ['Fields', 'lines[0].sku'],
    ['Order', 'of 75000 lines'],
  ] as const) {
    await tab(page, name).click()
    await page.getByRole('tabpanel').getByText(text).first().waitFor()
    expect(await elements()).toBeLessThan(6_000)
  }
  await tab(page, 'Raw').click()
  await page
    .getByRole('region', { name: 'Body as text' })
    .evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await page.getByText('"S-74999"').first().waitFor()
  await paste(page, '{"small": 1}')
  await tab(page, 'Tree').click()
  await tree(page).getByText('small').waitFor()
  await expectQuiet(page)
})

it('takes a large text that is pasted past the field', async () => {
  const page = await newPage({ permissions })
  await openPaste(page)
  await page.getByLabel('JSON').click()
  await paste(page, JSON.stringify({ list: Array.from({ length: 200_000 }, (_, at) => `item number ${at}`) }))
  await tree(page).getByText('list').waitFor()
  expect(await page.getByRole('button', { name: 'Edit text' }).count()).toBe(0)
})

it('tells bytes that are not UTF-8, an empty file, and a byte order mark', async () => {
  const page = await newPage()
  await openPaste(page)
  await chooseFile(page, 'latin-1.json', Buffer.from('{"order": "Jos\xe9"}', 'latin1'))
  await page.getByText('It is not UTF-8: 1 byte stands for no character').waitFor()
  await tab(page, 'Raw').click()
  await page.getByText('\\xE9').waitFor()
  await chooseFile(page, 'mark.json', Buffer.from('\ufeff{"a": 1}'), 'Open another')
  await page.locator('.badge', { hasText: 'Byte order mark' }).waitFor()
  await chooseFile(page, 'empty.json', Buffer.alloc(0), 'Open another')
  await page.getByRole('alert').getByText('empty.json is empty').waitFor()
})

it('lets one document of NDJSON, of an export and of a HAR be chosen', async () => {
  const page = await newPage()
  await openPaste(page)
  await chooseFile(page, 'orders.ndjson', Buffer.from('{"first": 1}\n{"second": 2}\n{"third": 3}\n'))
  await page.getByText('This is NDJSON').waitFor()
  await tree(page).getByText('first').waitFor()
  await page.getByRole('button', { name: 'The next one' }).click()
  await tree(page).getByText('second').waitFor()
  await page.getByLabel('Which of them').fill('3')
  await page.keyboard.press('Enter')
  await tree(page).getByText('third').waitFor()

  const har = {
    log: { entries: [{ request: { method: 'POST', url: 'http://x', postData: { text: '{"har": 1}' } } }] },
  }
  await chooseFile(page, 'kept.har', Buffer.from(JSON.stringify(har)), 'Open another')
  await page.getByText('This is a HAR').waitFor()
  await tree(page).getByText('har').waitFor()
})

it('shows hostile texts as texts', async () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    'https://evil.example/steal',
    '{{constructor.constructor("alert(1)")()}}',
    '\u202egnp.exe',
    '#ff0000',
    '</style><svg onload=alert(1)>',
  ]
  const fields = Object.fromEntries(hostile.map((text, at) => [`${text}${at}`, text]))
  const body = {
    order: {
      id: 1,
      status: hostile[0],
      customer: { email: hostile[1], fullname: hostile[5], phone: hostile[4] },
      products: hostile.map((name, id) => ({ id, name, sku: name, image: 'javascript:alert(1)' })),
      ...fields,
      long: 'x'.repeat(1_000_000),
    },
  }
  const page = await newPage()
  await openPaste(page)
  const before = watchOf(page).requestedUrls.length
  await chooseFile(page, '<img src=x onerror=alert(1)>.json', Buffer.from(JSON.stringify(body)))
  await tree(page).getByText('<script>alert(1)</script>').first().waitFor()
  for (const name of ['Raw', 'Hex', 'Schema', 'Fidelity', 'Fields', 'Order']) {
    await tab(page, name).click()
    await page.getByRole('tabpanel').waitFor()
    expect(await page.locator('main :is(script, img, iframe, a)').count()).toBe(0)
  }
  await page.getByRole('tabpanel').getByText('"><img src=x onerror=alert(1)>').first().waitFor()
  expect(watchOf(page).requestedUrls.slice(before)).toEqual([])
  await expectQuiet(page)
})
