import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openReceiver, type ReceiverHalf, receiverSettings } from '../../src/cli/halves/receiver-half.ts'
import { readSettings } from '../../src/cli/settings.ts'
import type { ClockView } from '../../src/store/index.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** The store's view of a new kit, in a laptop's window unless told. */
async function openStore(options: Parameters<typeof browser.newPage>[0] = {}) {
  const kit = await startKit()
  stops.push(kit.stop)
  const page = await browser.newPage(options)
  page.setDefaultTimeout(10_000)
  await page.goto(kit.url)
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Store' }).click()
  await page.getByRole('listitem', { name: 'Hook 1' }).waitFor()
  return { kit, page, ...partsOf(page) }
}

function partsOf(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const row = (name: string) => page.getByRole('listitem', { name, exact: true })
  return { button, row, alert: page.getByRole('alert') }
}

const has = (text: string | RegExp) => ({ hasText: text })

/** The receiver alone, as `npm run kit -- receiver` runs it. */
async function startReceiver(): Promise<ReceiverHalf> {
  const folder = await mkdtemp(join(tmpdir(), 'receiver-browser-'))
  const env = { DATA_DIR: folder, RECEIVER_PORT: '0', JUMPSELLER_HOOKS_TOKEN: 'a hooks token' }
  const read = readSettings(env, receiverSettings)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const log = pino({ level: 'silent' })
  const receiver = await openReceiver({ settings: read.settings, hooksTokens: ['a hooks token'], log })
  stops.push(async () => {
    await receiver.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return receiver
}

/** Attempts of one delivery fail until it is delivered, or never are. */
async function setReplies(page: Page, script: string): Promise<void> {
  await page.getByLabel('To hooks of').selectOption('order_paid')
  await page.getByLabel('Replies').fill(script)
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('to come to hooks of Order Paid').waitFor()
}

describe('an order', () => {
  it('is made by a seed, paid and shipped, by legal steps alone', async () => {
    const { page, button, row } = await openStore()
    await page.getByLabel('Seed').fill('spring')
    await page.getByLabel('Currency').fill('eur')
    await button('Create order').click()
    const order = row('Order 1001')
    await order.filter(has('Pending payment')).filter(has('€')).waitFor()
    const [pay, ship, cancel] = ['Pay', 'Ship', 'Cancel'].map((step) => button(`${step} order 1001`))
    expect(await ship?.isDisabled()).toBe(true)
    expect(await ship?.getAttribute('title')).toBe('Ship takes a paid one; this order is pending payment.')
    await pay?.click()
    await order.filter(has('Paid')).waitFor()
    expect(await pay?.isDisabled()).toBe(true)
    expect(await cancel?.isEnabled()).toBe(true)
    await ship?.click()
    await order.filter(has('Shipped')).waitFor()
    for (const step of [pay, ship, cancel]) expect(await step?.isDisabled()).toBe(true)
    await order.getByRole('link', { name: 'Order 1001' }).click()
    expect(new URL(page.url()).pathname).toBe('/orders/1001')
    await expectQuiet(page)
  })

  it('is made by its JSON, with names offered, faults marked and refusals at their node', async () => {
    const { page, button, row, alert } = await openStore()
    await button('Edit its JSON').click()
    const editor = page.getByRole('textbox', { name: 'JSON of the order' })
    await editor.click()
    expect(await editor.textContent()).toContain('"currency"')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('{"curr')
    await page.getByRole('option', { name: '"currency"' }).click()
    await page.keyboard.type('"CLP, "total": "x')
    await page.locator('.cm-lintRange-error').first().waitFor()
    await button('Create order').click()
    await alert.filter(has('The text is no JSON yet')).waitFor()

    await editor.fill('{"currency": "CLP", "total": "x"}')
    await button('Create order').click()
    await alert.filter(has('/order/total')).waitFor()
    await page.locator('.cm-lintRange-error', has('"x"')).waitFor()

    await editor.fill('{"currency": "CLP", "total": 4321}')
    await button('Create order').click()
    await row('Order 1001').filter(has('4,321')).waitFor()
    expect(await alert.count()).toBe(0)
  })

  it('is shown as text, whatever it says', async () => {
    const { page, button, row } = await openStore()
    const hostile = '<img src=x onerror=alert(1)>'
    await button('Edit its JSON').click()
    const order = { customer: { fullname: hostile, email: 'a@b.example' } }
    await page.getByRole('textbox', { name: 'JSON of the order' }).fill(JSON.stringify(order))
    await button('Create order').click()
    await row('Order 1001').filter(has(hostile)).waitFor()
    await expectQuiet(page)
  })
})

describe('a delivery', () => {
  it('that fails twice is delivered at its third attempt', async () => {
    const { page, button, row } = await openStore()
    await setReplies(page, '500,500,200')
    await button('Order Paid').click()
    await row('Delivery 1').filter(has('1 of 10 attempts')).filter(has('Failing')).waitFor()
    await row('Hook 2').filter(has('1 failed in a row')).waitFor()
    await button('Skip to the next attempt').click()
    await row('Delivery 1').filter(has('2 of 10 attempts')).waitFor()
    await row('Delivery 1').getByRole('link').click()
    await page.getByRole('img', { name: /3 after 17 min: next; 4 after 1\.6 h: planned/ }).waitFor()
    expect(await button('Redeliver').isDisabled()).toBe(true)
    await page.keyboard.press('n')
    await page.getByText('3 of 10 attempts made').waitFor()
    await page.getByRole('img', { name: /2 after 1 min: 500; 3 after 17 min: 200; .*: not needed/ }).waitFor()

    await page.getByText('Attempt 1', { exact: true }).click()
    await page.getByText('Jumpseller-Hmac-Sha256').waitFor()
    expect(await page.getByText("The inspector's reply script answers 500").count()).toBeGreaterThan(0)
    await page.getByText('Body, ').first().click()
    expect(await page.locator('pre').first().textContent()).toContain('"status_enum"')

    await button('Redeliver').click()
    await page.getByRole('heading', { name: 'Delivery 2: Order Paid' }).waitFor()
    await page.getByText('1 of 10 attempts made').waitFor()
    await page.getByRole('link', { name: 'delivery 1', exact: true }).click()
    await page.getByRole('heading', { name: 'Delivery 1: Order Paid' }).waitFor()
    await expectQuiet(page)
  })

  it('that fails for good ends its hook, of which a mail tells', async () => {
    const { page, button, row } = await openStore()
    await page.getByLabel('To hooks of').selectOption('order_paid')
    await button('Fails for good').click()
    await page.getByText('1000 replies to come').waitFor()
    await button('Order Paid').click()
    const hook = row('Hook 2')
    await hook.filter(has('Deleted in 10 d')).waitFor()
    for (const [made, left] of [
      [2, 'Deleted in 10 d 15 h'],
      [3, 'Deleted in 10 d 15 h'],
      [4, 'Deleted in 10 d 13 h'],
      [5, 'Deleted in 10 d 9 h'],
    ] as const) {
      await page.keyboard.press('n')
      await hook
        .filter(has(left))
        .getByRole('img', { name: `${made} of 10 attempts used up` })
        .waitFor()
    }
    await page.keyboard.press('Shift+N')
    await hook.filter(has('Deleted just now')).waitFor()
    await hook.getByRole('img', { name: '10 of 10 attempts used up' }).waitFor()
    await row('Delivery 1').filter(has('Exhausted')).waitFor()

    await page.getByRole('link', { name: /Your hook "Order Paid" was deleted/ }).click()
    await page.getByText('10 attempts to deliver failed').waitFor()
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.getByText(/^Subject: /m).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download .eml' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('mail-1.eml')
    expect(await readFile(await download.path(), 'utf8')).toContain('Subject: ')
    await expectQuiet(page)
  })

  it('is found by its state, which the address keeps', async () => {
    const { page, button, row } = await openStore()
    await setReplies(page, '500')
    await button('Order Paid').click()
    await row('Delivery 1').filter(has('Failing')).waitFor()
    await button('Order Created').click()
    await row('Delivery 2').filter(has('Delivered')).waitFor()
    await page.getByLabel('Show').selectOption('waiting')
    await row('Delivery 2').waitFor({ state: 'detached' })
    expect(await row('Delivery 1').count()).toBe(1)
    expect(new URL(page.url()).search).toBe('?state=waiting')
    await page.getByLabel('Show').selectOption('dropped')
    await page.getByText('None is dropped.').waitFor()
  })
})

it('holds while the clock is paused, and goes on by the speed it had', async () => {
  const { page, button, row, kit } = await openStore()
  const clock = async () => (await (await fetch(`${kit.storeUrl}/kit/clock`)).json()) as ClockView
  await page.getByRole('radio', { name: '×3600' }).check()
  await expect.poll(async () => (await clock()).speed).toBe(3600)
  await page.keyboard.press('p')
  await button('Go on').waitFor()
  const shown = page.getByRole('timer')
  const before = await shown.textContent()
  await button('Order Paid').click()
  await row('Delivery 1').filter(has('0 of 10 attempts')).waitFor()
  await page.getByText('1 delivery waits; the next attempt is due now.').waitFor()
  expect(await clock()).toMatchObject({ speed: 'paused', waiting: 1 })
  expect(await shown.textContent()).toBe(before)
  await page.keyboard.press('n')
  await row('Delivery 1').filter(has('Delivered')).waitFor()
  expect(await shown.textContent()).toBe(before)
  await button('Go on').click()
  await expect.poll(async () => (await clock()).speed).toBe(3600)
  await expect.poll(() => shown.textContent()).not.toBe(before)
  await expectQuiet(page)
})

describe('a hook', () => {
  it('is registered, or refused with the reason', async () => {
    const { page, button, row, alert } = await openStore()
    await page.getByLabel('URL').fill('ftp://127.0.0.1/')
    await button('Register').click()
    await alert.filter(has('The URL is not an http or https address')).waitFor()
    await page.getByLabel('URL').fill('http://127.0.0.1:9/nobody')
    await button('Register').click()
    await alert.filter(has('The URL cannot be reached')).waitFor()
    await page.getByLabel('Event', { exact: true }).fill('order_teleported')
    await button('Register').click()
    await alert.filter(has('There is no such event')).waitFor()
    await page.getByLabel('Event', { exact: true }).fill('order_shipped')
    await page.getByLabel('URL').fill(`${new URL(page.url()).origin}/webhooks/jumpseller?second`)
    await button('Register').click()
    await row('Hook 6').filter(has('?second')).filter(has('Order Shipped')).waitFor()
    expect(await alert.count()).toBe(0)
  })

  it('is deleted once that is meant', async () => {
    const { page, button, row } = await openStore()
    await button('Delete hook 5').click()
    const dialog = page.getByRole('dialog', { name: 'Delete hook 5?' })
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await row('Hook 5').textContent()).toContain('Active')
    await button('Delete hook 5').click()
    await dialog.getByRole('button', { name: 'Delete the hook' }).click()
    await row('Hook 5').filter(has('Deleted just now')).waitFor()
    expect(await button('Delete hook 5').count()).toBe(0)
    await expectQuiet(page)
  })
})

it('has addresses that can be opened and reloaded', async () => {
  const { page, button, row, kit } = await openStore()
  await button('Order Paid').click()
  await row('Delivery 1').waitFor()
  await page.goto(`${kit.url}/store/deliveries/1`)
  await page.getByRole('heading', { name: 'Delivery 1: Order Paid' }).waitFor()
  await page.goto(`${kit.url}/store/outbox/7`)
  await page.getByRole('heading', { name: 'There is no mail 7' }).waitFor()
  await page.goto(`${kit.url}/store?state=delivered`)
  await row('Delivery 1').filter(has('Delivered')).waitFor()
  await page.reload()
  await row('Delivery 1').filter(has('Delivered')).waitFor()
  await expectQuiet(page)
})

it('refuses a reply script that is none, and clears one', async () => {
  const { page, button, alert } = await openStore()
  await page.getByLabel('Replies').fill('500,maybe')
  await button('Set').click()
  await alert.filter(has('separated by commas')).waitFor()
  await button('Never answers').click()
  await page.getByText('timeout*100').waitFor()
  await button('Clear').click()
  await page.getByText('No script is set: the receiver answers as always.').waitFor()
})

it('is made to misbehave once, and shows the fault on its attempt', async () => {
  const { page, button, kit } = await openStore()
  const panel = page.getByRole('region', { name: 'Faults of the store' })
  await panel.getByRole('combobox').selectOption('tamper')
  await panel.getByRole('button', { name: 'Set fault' }).click()
  await panel.getByText('Changed after signing: 0 of 1').waitFor()
  await button('Order Paid').click()
  await panel.getByText('Changed after signing: 1 of 1, ended').waitFor()
  await page.goto(`${kit.url}/store/deliveries/1`)
  await page.getByText('Fault: tamper').waitFor()
  await page.goto(`${kit.url}/store`)
  await button('Clear faults').click()
  await panel.getByText('No fault is set').waitFor()
  await expectQuiet(page)
})

it('says how to have a store where none runs', async () => {
  const receiver = await startReceiver()
  const page = await browser.newPage()
  await page.goto(receiver.url)
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Store' }).click()
  await page.getByRole('heading', { name: 'No simulated store runs here' }).waitFor()
  await page.getByText('npm start').waitFor()
  await expectQuiet(page)
})

describe.each(Object.entries(viewports))('in a %s’s window', (_, viewport) => {
  it.each(['light', 'dark'] as const)('fits and is accessible when it is %s', async (colorScheme) => {
    const { page, button, row } = await openStore({ viewport, colorScheme })
    await setReplies(page, '500*1000')
    await button('Order Paid').click()
    await row('Delivery 1').filter(has('1 of 10 attempts')).waitFor()
    for (const made of [2, 3, 4, 5]) {
      await page.keyboard.press('n')
      await row('Delivery 1')
        .filter(has(`${made} of 10 attempts`))
        .waitFor()
    }
    await button('Edit its JSON').click()
    await page.getByRole('textbox', { name: 'JSON of the order' }).waitFor()
    await expectFitting(page)
    await row('Delivery 1').getByRole('link').click()
    await page.getByRole('img', { name: /6 after 16 h: next/ }).waitFor()
    await page.getByText('The same as a table').click()
    await page.getByText('Attempt 5', { exact: true }).click()
    await expectFitting(page)
    await page.keyboard.press('Shift+N')
    await page.getByText('10 of 10 attempts made').waitFor()
    await page.getByRole('link', { name: 'Store', exact: true }).first().click()
    await page.getByRole('link', { name: /Your hook/ }).click()
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.getByText(/^Subject: /m).waitFor()
    await expectFitting(page)
    await expectQuiet(page)
  })
})

/** Nothing is cut off, nothing scrolls sideways but in a box of its own, and axe finds nothing. */
async function expectFitting(page: Page): Promise<void> {
  const wide = await page.evaluate(`(() => {
    const main = document.querySelector('main')
    return main.scrollWidth - main.clientWidth + document.documentElement.scrollWidth - innerWidth
  })()`)
  expect(wide).toBe(0)
  await expectAccessible(page)
}
