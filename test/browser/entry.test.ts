import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '../../src/contract/index.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { hostileBody } from './hostile-body.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
let kit: RunningKit
beforeAll(async () => {
  kit = await startKit({ BODY_LIMIT: '12mb' })
})
afterAll(() => kit.stop())

const fixture = (name: string) => readFileSync(`fixtures/${name}.body.json`)
const today = fixture('order_paid/today').toString()

/** Posts a body as the store would, and answers the entry's id. */
async function receive(body: string | Uint8Array, to = kit): Promise<string> {
  const bytes = Buffer.from(body as Uint8Array)
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'Jumpseller-Event': 'order_paid',
    'Jumpseller-Store-Code': 'demo',
    'Jumpseller-Triggered-At': '2026-03-04 21:09:50.829 UTC',
  }
  if (to.hooksToken) headers['Jumpseller-Hmac-Sha256'] = sign(bytes, to.hooksToken)
  const response = await fetch(to.hookUrl, { method: 'POST', headers, body: bytes })
  expect(response.status).toBe(200)
  return ((await response.json()) as { id: string }).id
}

async function open(id: string, where = '', options: Parameters<typeof browser.newPage>[0] = {}) {
  const page = await browser.newPage(options)
  await page.goto(`${kit.url}/e/${id}${where}`)
  return page
}

const panel = (page: Page) => page.getByRole('tabpanel')
const text = (page: Page) => panel(page).innerText()
const node = (page: Page, pointer: string) => page.locator(`div[data-path="${encodeURIComponent(pointer)}"]`)
const choose = (page: Page, tab: string) => page.getByRole('tab', { name: tab }).click()
const hashOf = (page: Page) => new URL(page.url()).hash

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [shown, whole] = (await page.evaluate(
    '[document.documentElement.clientWidth, document.documentElement.scrollWidth]',
  )) as [number, number]
  expect(whole).toBeLessThanOrEqual(shown)
}

/** What each tab must show of the good order. */
const goodTabs: [tab: string, shows: RegExp][] = [
  ['Order', /34817[\s\S]*The total adds up[\s\S]*Inés Figueroa Ñanco[\s\S]*Mate rojo/],
  ['Tree', /shipping_method_id/],
  ['Raw', /\{"order":\{"id":34817/],
  ['Hex', /00000000[\s\S]*7b 22 6f 72 64 65 72 22/],
  ['Headers', /Jumpseller-Hmac-Sha256[\s\S]*keyed by the hooks token/],
  ['Signature', /The signature is right/],
  ['Schema', /fits schemas\/body\.json/],
  ['Fidelity', /Nothing is lost/],
  ['Runs', /No handler|The handlers ran/],
]

describe.each(['phone', 'laptop'] as const)('a good order on a %s', (name) => {
  const viewport = viewports[name]

  it('is shown by each tab, by click, and nothing scrolls sideways', async () => {
    const page = await open(await receive(fixture('order_paid/production')), '', { viewport })
    for (const [tab, shows] of goodTabs) {
      await choose(page, tab)
      await expect.poll(() => text(page), { message: tab }).toMatch(shows)
      await expectNoSidewaysScroll(page)
    }
    await expectQuiet(page)
  })

  it.each(['light', 'dark'] as const)('is accessible in every tab, %s', async (colorScheme) => {
    const page = await open(await receive(fixture('order_paid/production')), '', { viewport, colorScheme })
    for (const [tab, shows] of goodTabs) {
      await choose(page, tab)
      await expect.poll(() => text(page)).toMatch(shows)
      await expectAccessible(page)
    }
  })
})

describe('an entry', () => {
  it('is gone through by keyboard alone', async () => {
    const page = await open(await receive(fixture('order_paid/production')))
    await page.getByRole('tab', { name: 'Order' }).focus()
    for (const [tab, shows] of goodTabs.slice(1)) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => page.getByRole('tab', { name: tab }).getAttribute('aria-selected')).toBe('true')
      await expect.poll(() => text(page), { message: tab }).toMatch(shows)
    }
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tree').focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => hashOf(page)).toBe('#/order/id')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => hashOf(page)).toBe('#/order/created_at')
  })

  it('tells that it does not exist, with a way back', async () => {
    const page = await open('nothing-1')
    await page.getByRole('heading', { name: 'There is no entry nothing-1' }).waitFor()
    await page.getByRole('article').getByRole('link', { name: 'Go to the inbox' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
  })

  it('tells at once when it arrives again', async () => {
    const body = today.replace('2051', '771')
    const page = await open(await receive(body))
    await page.getByRole('heading', { name: 'Order Paid', exact: true }).waitFor()
    await receive(body)
    await receive(body)
    await page.getByRole('article').getByText('Duplicate ×3').waitFor()
  })

  it('tells what happens to it while it is still being loaded', async () => {
    const body = today.replace('2051', '773')
    const id = await receive(body)
    const page = await browser.newPage()
    let letThrough = () => {}
    const isHeld = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(`**/api/entries/${id}/raw`, async (route) => {
      await isHeld
      await route.continue()
    })
    const told = page.waitForResponse((response) => new URL(response.url()).pathname === `/api/entries/${id}`)
    await page.goto(`${kit.url}/e/${id}`)
    await told
    await receive(body)
    await page.getByRole('row', { selected: true }).getByText('Duplicate ×2').waitFor()
    letThrough()
    await page.getByRole('article').getByText('Duplicate ×2').waitFor()
  })

  it('leads to the order of its own store', async () => {
    const page = await open(await receive(today.replace('2051', '778')))
    await page.getByRole('article').getByRole('link', { name: '778', exact: true }).click()
    await expect.poll(() => page.url()).toBe(`${kit.url}/orders/778?store=demo`)
    await page.getByRole('heading', { name: 'Order 778' }).waitFor()
  })

  it('asks for no order where its order is only quarantined', async () => {
    const body = '{"order":{"id":779,"total":"free"}}'
    await receive(body)
    const page = await open(await receive(body.replace('free', 'dear')))
    await page.getByRole('article').getByText('2 of 2').waitFor()
    await expectQuiet(page)
  })

  it('names its headers in one column on a phone, none broken in the middle', async () => {
    const id = await receive(today.replace('2051', '780'))
    const page = await open(id, '?tab=headers', { viewport: viewports.phone })
    const name = page.getByRole('rowheader', { name: 'Jumpseller-Hmac-Sha256' })
    await name.waitFor()
    const lines = await page.evaluate(`{
      const names = [...document.querySelectorAll('.entry-headers-name')]
      names.map((cell) => cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight))
    }`)
    expect((lines as number[]).every((each) => each < 1.5)).toBe(true)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })

  it('counts in amber what is lost, and what is only spelled otherwise without alarm', async () => {
    const badge = (page: Page) => page.getByRole('tab', { name: 'Fidelity' }).locator('.badge')
    const ordinary = await open(await receive(today.replace('2051', '781')))
    await badge(ordinary).waitFor()
    expect(await badge(ordinary).getAttribute('class')).toBe('badge')
    const lossy = await open(
      await receive(today.replace('2051', '782').replace('"tax":0,', '"tax":0,"tax":0,')),
    )
    await badge(lossy).waitFor()
    expect([await badge(lossy).getAttribute('class'), await badge(lossy).innerText()]).toEqual([
      'badge warn',
      '1',
    ])
  })

  it('leads to the earlier and the later of the same order', async () => {
    const first = await receive(today.replace('2051', '772'))
    const second = await receive(today.replace('2051', '772').replace('369.2', '369.20'))
    const page = await open(first, '?tab=raw')
    await page.getByRole('link', { name: 'Later of this order' }).click()
    await expect.poll(() => page.url()).toBe(`${kit.url}/e/${second}?tab=raw`)
    await expect.poll(() => text(page)).toContain('369.20')
  })

  it('is replayed by r, and the answer is shown', async () => {
    const page = await open(await receive(today.replace('2051', '773')))
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.keyboard.press('r')
    await page.getByText(/Answered 200: duplicate in \d+/).waitFor()
  })

  it('is copied as cURL by c, edited by e, sent elsewhere by R and compared by d', async () => {
    const id = await receive(today.replace('2051', '774'))
    const page = await open(id, '', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.keyboard.press('c')
    await expect
      .poll(() => page.evaluate('navigator.clipboard.readText()'))
      .toContain('Jumpseller-Hmac-Sha256')
    await page.keyboard.press('e')
    await expect.poll(() => page.url()).toBe(`${kit.url}/send?entry=${id}`)
    await page.goBack()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.keyboard.press('Shift+R')
    const target = page.getByRole('textbox', { name: 'Target' })
    await expect.poll(() => page.locator('input:focus').getAttribute('type')).toBe('url')
    expect(await target.inputValue()).toBe(kit.hookUrl)
    expect(new URL(page.url()).searchParams.get('entry')).toBe(id)
    await page.goBack()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.keyboard.press('d')
    await expect.poll(() => page.url()).toBe(`${kit.url}/diff?a=${id}&b=fixture%3Aorder_paid`)
  })

  it('is downloaded byte for byte', async () => {
    const bytes = fixture('quarantined/not-json-bad-utf8')
    const page = await open(await receive(bytes))
    await page.getByRole('article').getByText('Download', { exact: true }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Raw body' }).click(),
    ])
    expect(readFileSync(await download.path()).equals(bytes)).toBe(true)
  })

  it('says on the Runs tab why its handlers do not run again', async () => {
    const page = await open(await receive(fixture('quarantined/not-json-text')), '?tab=runs')
    await page.getByRole('button', { name: 'Run handlers again' }).click()
    await expect.poll(() => panel(page).getByRole('alert').innerText()).toMatch(/\w+/)
  })

  it('shows its handler runs as they happen, with the error and when the next one is due', async () => {
    const id = await receive(today.replace('2051', '777'))
    const page = await open(id, '?tab=runs')
    await expect.poll(() => text(page)).toContain('The handlers ran to their end')
    const { inbox } = kit.both.receiver
    const nextRunAt = Date.now() + 3_600_000
    await inbox.recordRun(id, { state: 'failed', runs: 2, error: 'Error: <b>CRM</b> is down', nextRunAt })
    await expect
      .poll(() => text(page))
      .toMatch(/Failed[\s\S]*in \d+ min \d+ s[\s\S]*Error: <b>CRM<\/b> is down/)
    await expectAccessible(page)
    await inbox.recordRun(id, { state: 'parked', runs: 9, error: 'Error: still down', nextRunAt: null })
    await expect.poll(() => text(page)).toMatch(/Parked[\s\S]*9[\s\S]*none is planned[\s\S]*still down/)
    await panel(page).getByRole('button', { name: 'Run handlers again' }).click()
    await expect.poll(() => text(page)).toContain('The handlers ran to their end')
  })
})

describe('an order that is off the schema', () => {
  it('has its error at its node, and a jump from the Schema tab', async () => {
    const page = await open(await receive(fixture('quarantined/off-schema-total-string')), '?tab=schema')
    await expect.poll(() => text(page)).toContain('order.total is to be a number or null.')
    await panel(page).getByRole('button', { name: 'Show in tree' }).first().click()
    await expect.poll(() => hashOf(page)).toBe('#/order/total')
    const total = node(page, '/order/total')
    await expect.poll(() => total.getAttribute('aria-selected')).toBe('true')
    expect(await total.getByRole('button', { name: 'is to be a number or null' }).count()).toBe(1)
    await expectAccessible(page)
  })

  it('shows what is missing at what it is missing from', async () => {
    const page = await open(await receive(fixture('quarantined/off-schema-status-missing')), '?tab=tree')
    const error = node(page, '/order').getByRole('button', { name: 'status is missing' })
    await expect.poll(() => error.count()).toBe(1)
  })

  it('tells unknown fields apart from errors', async () => {
    const page = await open(await receive(fixture('special/unknown-field')), '?tab=schema')
    await expect.poll(() => text(page)).toMatch(/fits schemas[\s\S]*is not in the schema/)
    await panel(page).getByRole('button', { name: 'Show in tree' }).first().click()
    await expect.poll(() => page.locator('.json-tree-unknown').count()).toBeGreaterThan(0)
    expect(await page.locator('.jse-validation-error').count()).toBe(0)
  })
})

describe('odd bodies', () => {
  it('a wrong sum is told with its amount', async () => {
    const page = await open(await receive(today.replace('369.2', '300.0').replace('2051', '775')))
    await expect.poll(() => text(page)).toContain('The total is $69.20 too little')
  })

  it('what is not JSON is told by every tab, and its bad byte is marked', async () => {
    const page = await open(await receive(fixture('quarantined/not-json-bad-utf8')))
    await expect.poll(() => text(page)).toMatch(/Amelia|There is no order to show/)
    await choose(page, 'Raw')
    await expect.poll(() => page.locator('.entry-bad').innerText()).toBe('\\xC3')
    await choose(page, 'Fidelity')
    await expect.poll(() => text(page)).toContain('Bytes that are not UTF-8')
    await panel(page)
      .getByRole('button', { name: /^Show byte/ })
      .first()
      .click()
    await expect.poll(() => page.locator('mark.entry-byte').innerText()).toBe('c3')
    const cut = await open(await receive(fixture('quarantined/not-json-truncated')), '?tab=tree')
    await expect.poll(() => text(cut)).toContain('It is not JSON')
    await choose(cut, 'Schema')
    await expect.poll(() => text(cut)).toContain('not JSON')
    await choose(cut, 'Order')
    await expect.poll(() => text(cut)).toContain('There is no order to show. The body is not JSON.')
    await panel(cut).getByRole('button', { name: 'See what was sent' }).click()
    await expect.poll(() => text(cut)).toContain('{"order":{')
  })

  it('a 20-digit id, 399.0 and a key given twice are shown as they stand, and their loss is told', async () => {
    const body = today
      .replace('"id":2051', '"id":12345678901234567890')
      .replace('"tax":0,', '"tax":0,"tax":1,')
    const page = await open(await receive(body), '?tab=tree')
    await expect.poll(() => node(page, '/order/id').innerText()).toContain('12345678901234567890')
    expect(await node(page, '/order/subtotal').innerText()).toContain('399.0')
    expect(await text(page)).toContain('A key is given more than once')
    await choose(page, 'Fidelity')
    await expect
      .poll(() => text(page))
      .toMatch(/12345678901234567890\s*→?\s*(becomes)?\s*12345678901234567000/)
    expect(await text(page)).toContain('given 2 times; JavaScript keeps the last')
    await choose(page, 'Order')
    await expect.poll(() => text(page)).toContain('JavaScript cannot hold this id exactly')
  })

  it('keys that JavaScript objects own are found and shown in the tree under their own names', async () => {
    const page = await open(await receive(fixture('special/unknown-field-proto')), '?tab=fidelity')
    await expect.poll(() => text(page)).toContain('Key that JavaScript objects own')
    await panel(page).getByRole('button', { name: 'Show in tree' }).first().click()
    await expect.poll(() => hashOf(page)).toMatch(/__proto__$/)
    await expect
      .poll(() => page.locator('.jse-selected-value .jse-key').first().innerText())
      .toMatch(/^__proto__/)
    await expect.poll(() => page.locator('.json-tree-path code').innerText()).toMatch(/__proto__$/)
    await expectQuiet(page)
  })

  it('an unsigned one says so, on its head and in its Signature tab', async () => {
    const open2 = await startKit({ JUMPSELLER_HOOKS_TOKEN: '' })
    try {
      const id = await receive(today, open2)
      const page = await browser.newPage()
      await page.goto(`${open2.url}/e/${id}?tab=signature`)
      await page.getByRole('article').getByText('Unsigned').waitFor()
      await expect.poll(() => text(page)).toContain('No hooks token is set')
      await expectAccessible(page)
    } finally {
      await open2.stop()
    }
  })
})

describe('a signature made with another token than is set now', () => {
  it('is held against the right one, and the first character that differs is marked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kit-signature-'))
    const before = await startKit({ DATA_DIR: folder })
    const id = await receive(today, before)
    await before.stop()
    const after = await startKit({ DATA_DIR: folder, JUMPSELLER_HOOKS_TOKEN: 'another token' })
    try {
      const [was, is] = [before, after].map(({ hooksToken }) => sign(Buffer.from(today), hooksToken))
      const at = [...String(was)].findIndex((character, index) => character !== is?.[index])
      const page = await browser.newPage()
      await page.goto(`${after.url}/e/${id}?tab=signature`)
      await expect.poll(() => text(page)).toContain('was not made over these bytes with the hooks token')
      expect(await text(page)).toContain(`Character ${at + 1} is the first that differs`)
      expect(await page.locator('.entry-differs').innerText()).toBe(was?.[at])
      expect(await text(page)).toContain(String(is))
      await expectAccessible(page)
    } finally {
      await after.stop()
      await rm(folder, { recursive: true })
    }
  })
})

describe('a script that does not load', () => {
  it('is told of, and the next try begins anew', async () => {
    const id = await receive(fixture('order_paid/production'))
    const page = await browser.newPage()
    await page.route('**/assets/examine-*', (route) => route.abort())
    await page.goto(`${kit.url}/e/${id}?tab=fidelity`)
    await expect.poll(() => text(page)).toContain('The body could not be examined')
    await page.unroute('**/assets/examine-*')
    await panel(page).getByRole('button', { name: 'Ask again' }).click()
    await expect.poll(() => text(page)).toContain('Nothing is lost')
  })
})

describe('the tree', () => {
  it('opens at the node of a permalink, keeps it over a reload, and copies its path', async () => {
    const id = await receive(fixture('order_paid/production'))
    const page = await open(id, '?tab=tree#/order/customer/email', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const email = node(page, '/order/customer/email')
    await expect.poll(() => email.getAttribute('aria-selected')).toBe('true')
    await page.reload()
    await expect.poll(() => email.getAttribute('aria-selected')).toBe('true')
    for (const [button, path] of [
      ['Copy JSON Pointer', '/order/customer/email'],
      ['Copy JSONPath', '$.order.customer.email'],
      ['Copy accessor', 'order.customer?.email'],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(path)
    }
    await node(page, '/order/products/1/sku').locator('.jse-key').click()
    await expect.poll(() => hashOf(page)).toBe('#/order/products/1/sku')
    await page.goto(`${kit.url}/e/${id}?tab=raw#/order/products/1/sku`)
    await expect.poll(() => page.locator('.entry-node').first().innerText()).toBe('"YERBA-1K"')
  })

  it('marks the words of the filter without taking the focus', async () => {
    const page = await open(await receive(fixture('order_paid/production')), '?tab=tree&q=figueroa')
    await expect.poll(() => page.locator('.json-tree-hit').count()).toBeGreaterThan(2)
    const focused = await page.evaluate('document.activeElement.closest(".json-tree") === null')
    expect(focused).toBe(true)
    await choose(page, 'Raw')
    await expect.poll(() => page.locator('.entry-raw mark').first().innerText()).toMatch(/figueroa/i)
  })

  it('folds, unfolds and finds by its own buttons', async () => {
    const page = await open(await receive(fixture('order_paid/production')), '?tab=tree')
    await node(page, '/order/customer/email').waitFor()
    await page.getByRole('button', { name: 'Collapse all' }).click()
    await expect.poll(() => node(page, '/order/customer/email').count()).toBe(0)
    await page.getByRole('button', { name: 'Expand all' }).click()
    await node(page, '/order/customer/email').waitFor()
    await page.getByRole('button', { name: /^Find/ }).click()
    await page.getByRole('textbox', { name: 'Find in the tree' }).fill('Otoño')
    await expect.poll(() => page.locator('.json-tree-hit').innerText()).toBe('Otoño')
    await expectAccessible(page)
  })
})

describe('a body full of hostile strings', () => {
  it('is shown by every tab without a dialog, a request or an error', async () => {
    const page = await open(await receive(hostileBody(today)), '', { viewport: viewports.phone })
    for (const [tab] of goodTabs) {
      await choose(page, tab)
      await expect.poll(() => text(page)).toMatch(/\w/)
      if (tab === 'Raw') expect(await page.locator('.entry-unseen').first().innerText()).toBe('\\u202e')
      if (tab === 'Tree') {
        await node(page, '/order/customer/email').waitFor()
        await node(page, '/order/tracking_url')
          .locator('.jse-value')
          .click({ modifiers: ['Control'] })
        await page.keyboard.press('Control+Enter')
        await page.keyboard.press('Enter')
        expect(page.context().pages()).toHaveLength(1)
      }
      await expectNoSidewaysScroll(page)
      await expectQuiet(page)
    }
    expect(
      await page.locator('article script, article img, article iframe, article a[href^=javascript]').count(),
    ).toBe(0)
  })
})

describe('a body of 10 MB', () => {
  it('stays usable in every tab', async () => {
    const line = { id: 1, sku: 'S', name: 'A product with a name of some length', qty: 1, price: 1.5 }
    const order = JSON.parse(today).order
    const products = Array.from({ length: 110_000 }, (_, id) => ({ ...line, id }))
    const body = JSON.stringify({ order: { ...order, id: 776, products } })
    expect(body.length).toBeGreaterThan(9_000_000)
    const page = await open(await receive(body), '?tab=tree')
    await node(page, '/order/customer/email').waitFor()
    expect(await page.locator('[role=treeitem]').count()).toBeLessThan(400)
    await choose(page, 'Order')
    await expect.poll(() => text(page)).toContain('of 110000 lines')
    await choose(page, 'Raw')
    await expect.poll(() => text(page)).toContain('{"order":{')
    await choose(page, 'Hex')
    await page.getByRole('textbox', { name: 'Go to byte' }).fill(String(body.length - 1))
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect.poll(() => page.locator('mark.entry-byte').innerText()).toBe('7d')
    expect(await page.locator('.entry-row').count()).toBeLessThan(100)
  })
})
