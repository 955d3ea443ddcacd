import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatTriggeredAt, headerNames, sign } from '../../src/contract/index.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()

let kit: RunningKit
let orderId = 7_000

beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.stop())

/** A kept request of an order of its own; its id. */
async function keep(bytes: Buffer = anOrder(), event = 'order_paid'): Promise<string> {
  const response = await fetch(kit.hookUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      [headerNames.event]: event,
      [headerNames.triggeredAt]: formatTriggeredAt(Date.now()),
      [headerNames.signature]: sign(bytes, kit.hooksToken),
    },
    body: new Uint8Array(bytes),
  })
  return ((await response.json()) as { id: string }).id
}

function anOrder(): Buffer {
  orderId += 1
  const order = {
    id: orderId,
    status: 'Paid',
    total: 369.2,
    currency: 'USD',
    customer: { email: 'a@example.com' },
  }
  return Buffer.from(JSON.stringify({ order }))
}

async function entryOf(id: string): Promise<{ verdict: string; reason: string | null; receipts: number }> {
  return (await fetch(`${kit.url}/api/entries/${id}`)).json() as never
}

async function rawOf(id: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${kit.url}/api/entries/${id}/raw`)).arrayBuffer())
}

async function openSend(page: Page, id: string): Promise<void> {
  await page.goto(`${kit.url}/send?entry=${id}`)
  await editor(page).waitFor()
}

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options)
  page.setDefaultTimeout(10_000)
  return page
}

const editor = (page: Page) => page.getByRole('textbox', { name: 'Body to send' })
const answers = (page: Page) => page.getByRole('log', { name: 'What came back' })
const badge = (page: Page, text: string) => page.locator('.badge', { hasText: new RegExp(`${text}$`) })
const sendButton = (page: Page) => page.getByRole('button', { name: 'Send', exact: true })

async function replaceBody(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

async function newEntry(page: Page): Promise<string> {
  const link = answers(page)
    .getByRole('link', { name: /^Open / })
    .first()
  return ((await link.textContent()) ?? '').replace('Open ', '')
}

describe.each([
  ['a phone', viewports.phone],
  ['a laptop', viewports.laptop],
])('on %s', (_name, viewport) => {
  it('sends an order with another total as a new entry, and leaves the kept one as it is', async () => {
    const bytes = anOrder()
    const id = await keep(bytes)
    const page = await newPage({ viewport })
    await page.goto(`${kit.url}/e/${id}`)
    await page.getByRole('link', { name: 'Edit and resend' }).click()
    await page.locator('.cm-line', { hasText: '"total"' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.insertText('"total": 1234.50,')
    await badge(page, 'Edited').waitFor()
    await page.getByText('On the schema').waitFor()
    await sendButton(page).click()
    await answers(page).getByText('Accepted').waitFor()

    const sent = await newEntry(page)
    expect(sent).not.toBe(id)
    expect((await rawOf(sent)).toString()).toContain('"total": 1234.50,')
    expect(await entryOf(sent)).toMatchObject({ verdict: 'accepted', signature: 'valid' })
    expect((await rawOf(id)).equals(bytes)).toBe(true)
    expect(await entryOf(id)).toMatchObject({ receipts: 1 })

    await answers(page)
      .getByRole('link', { name: `Open ${sent}` })
      .click()
    await page.waitForURL(`**/e/${sent}`)
    await page.goBack()
    await answers(page).getByText('Accepted').waitFor()
    await badge(page, 'Edited').waitFor()
    await expectQuiet(page)
  })

  it('sends a body that is not edited byte for byte, however it is shown', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`{ "order":\r\n"\\u00e9 ${viewport.width} `),
      Buffer.of(0xff),
      Buffer.from('"}'),
    ])
    const id = await keep(bytes)
    const page = await newPage({ viewport })
    await openSend(page, id)
    await page.getByRole('button', { name: 'As kept' }).click()
    await page.getByRole('button', { name: 'Pretty' }).click()
    await badge(page, 'Not edited').waitFor()
    await sendButton(page).click()
    await answers(page).getByText('Duplicate').waitFor()
    expect(await entryOf(id)).toMatchObject({ receipts: 2 })

    await editor(page).press('Control+End')
    await page.keyboard.insertText(' ')
    await page.getByText('The kept body has 1 byte that is not UTF-8').waitFor()
    await page.getByRole('button', { name: 'As kept' }).click()
    await badge(page, 'Not edited').waitFor()
  })

  it('sends what is no JSON at the second press', async () => {
    const id = await keep()
    const page = await newPage({ viewport })
    await openSend(page, id)
    const broken = `{"order": {"id": ${viewport.width}, `
    await replaceBody(page, broken)
    await badge(page, 'Not JSON').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByText('This is not JSON').waitFor()
    expect(await answers(page).getByRole('link').count()).toBe(0)
    await page.getByRole('button', { name: 'Send anyway' }).click()
    await answers(page).getByText('Quarantined').waitFor()
    await answers(page).getByText('not json').waitFor()
    expect((await rawOf(await newEntry(page))).toString()).toBe(broken)
    await page.keyboard.press('Control+Enter')
    await answers(page).getByText('Duplicate').waitFor()
  })

  it('says which host it does not send to, and what to do', async () => {
    const id = await keep()
    const page = await newPage({ viewport })
    await openSend(page, id)
    await page.getByLabel('Target').fill('http://hooks.example.com/in')
    await sendButton(page).click()
    await page.getByRole('alert').getByText('--allow-send-to hooks.example.com').waitFor()
    expect(await entryOf(id)).toMatchObject({ receipts: 1 })
    await page.getByRole('button', { name: 'Back to the local receiver' }).click()
    expect(await page.getByLabel('Target').inputValue()).toBe(kit.hookUrl)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  it('sends three times, and shows each answer', async () => {
    const id = await keep()
    const page = await newPage({ viewport })
    await openSend(page, id)
    await page.getByLabel('Times').fill('3')
    await sendButton(page).click()
    await answers(page).getByText('3.', { exact: true }).waitFor()
    expect(await answers(page).getByText('Duplicate').count()).toBe(3)
    expect(await entryOf(id)).toMatchObject({ receipts: 4 })
    await answers(page).getByRole('button', { name: 'Show answer' }).last().click()
    await answers(page).getByText(`{"verdict":"duplicate","id":"${id}"}`).waitFor()
    await answers(page).getByText('application/json').waitFor()
    await page.getByLabel('Times').fill('51')
    await sendButton(page).click()
    await page.getByRole('alert').getByText('from 1 to 50').waitFor()
  })

  it.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    const id = await keep()
    const page = await newPage({ viewport, colorScheme })
    await openSend(page, id)
    await replaceBody(page, `{"order": {"id": "${colorScheme} ${viewport.width}"}}`)
    await page.getByText('Off the schema').waitFor()
    await sendButton(page).click()
    await answers(page).getByText('Quarantined').waitFor()
    await answers(page).getByRole('button', { name: 'Show answer' }).click()
    await expectAccessible(page)
    await expectQuiet(page)
  })
})

it('starts from the fixture of an event, and takes any other event', async () => {
  const page = await newPage()
  await page.goto(`${kit.url}/send`)
  await editor(page).waitFor()
  await page.getByLabel('Event').selectOption('Order Shipped')
  const trackingLine = page.locator('.cm-line', { hasText: 'CL204811' })
  await expect
    .poll(async () => {
      await page.locator('.cm-scroller').evaluate((box) => box.scrollTo(0, box.scrollHeight * 0.66))
      return trackingLine.count()
    })
    .toBeGreaterThan(0)
  await page.keyboard.press('Control+Enter')
  await answers(page).getByText('Accepted').waitFor()
  const sent = await newEntry(page)
  const shipped = await readFile(new URL('../../fixtures/order_shipped/today.body.json', import.meta.url))
  expect((await rawOf(sent)).equals(shipped)).toBe(true)

  await page.getByLabel('Event').selectOption('Another …')
  await page.getByLabel('Its name').fill('order_vanished')
  await sendButton(page).click()
  await answers(page).getByText('event unknown').waitFor()
  await expectQuiet(page)
})

describe('to another target', () => {
  let server: Server
  let received: { request: IncomingMessage; body: Buffer }[]

  beforeAll(async () => {
    received = []
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      received.push({ request, body: Buffer.concat(chunks) })
      response.writeHead(503, { 'X-Why': '<script>alert(1)</script>' }).end('<img src=x onerror=alert(1)>')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })

  it('sends the bytes with a valid signature, shows what comes back as text, and remembers it', async () => {
    const bytes = anOrder()
    const id = await keep(bytes)
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mine`
    const page = await newPage()
    await openSend(page, id)
    await page.getByLabel('Target').fill(target)
    await sendButton(page).click()
    await answers(page).locator('.badge', { hasText: '503' }).waitFor()
    const [first] = received
    expect(first?.body.equals(bytes)).toBe(true)
    expect(first?.request.headers[headerNames.signature.toLowerCase()]).toBe(sign(bytes, kit.hooksToken))
    await answers(page).getByRole('button', { name: 'Show answer' }).click()
    await answers(page).getByText('<img src=x onerror=alert(1)>').waitFor()
    await answers(page).getByText('<script>alert(1)</script>').waitFor()
    expect(await answers(page).getByRole('link').count()).toBe(0)

    await page.reload()
    await editor(page).waitFor()
    expect(await page.getByLabel('Target').inputValue()).toBe(target)
    await page.goto(`${kit.url}/e/${id}`)
    await page.getByRole('button', { name: `Replay to ${new URL(target).host}` }).click()
    await page.getByText('Answered 503').waitFor()
    expect(received).toHaveLength(2)
    expect(received[1]?.body.equals(bytes)).toBe(true)
    await expectQuiet(page)
  })

  it('says why no answer came', async () => {
    const id = await keep()
    const page = await newPage()
    await openSend(page, id)
    await page.getByLabel('Target').fill('http://127.0.0.1:1/')
    await sendButton(page).click()
    await answers(page).getByText('nothing listens there').waitFor()
  })
})

it('copies as cURL, and downloads the same request in other forms', async () => {
  const bytes = anOrder()
  const id = await keep(bytes)
  const page = await newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await openSend(page, id)
  await page.getByRole('button', { name: 'Copy as cURL' }).click()
  await page.getByText('Copy as cURL: done').waitFor()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(copied).toMatch(/^curl /)
  expect(copied).toContain(sign(bytes, kit.hooksToken))
  expect(copied).toContain(kit.hookUrl)

  for (const [name, form] of [
    ['HAR', /"postData"/],
    ['NDJSON', /"bodyBase64"/],
    ['Fixture', /./],
  ] as const) {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    expect(await readFile(await (await coming).path(), 'utf8')).toMatch(form)
  }
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await readFile(await (await coming).path())).equals(bytes)).toBe(true)

  await replaceBody(page, '{"order": 1}')
  await page.getByText('without your edits').waitFor()
  const edited = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect(await readFile(await (await edited).path(), 'utf8')).toBe('{"order": 1}')
})

it('shows hostile texts as texts, and sends them on unharmed', async () => {
  const hostile = {
    '</textarea><script>alert(1)</script>': '<img src=x onerror=alert(1)>',
    link: 'javascript:alert(1)',
    template: '{{constructor.constructor("alert(1)")()}}#{alert(1)}',
    bidi: '\u202egnp.exe\u2066\u2069',
    long: 'x'.repeat(1_000_000),
  }
  const bytes = Buffer.from(JSON.stringify({ order: { id: 9, status: 'Paid', hostile } }))
  const id = await keep(bytes, '"><b>')
  const page = await newPage()
  await openSend(page, id)
  await page.getByText('"><b>').first().waitFor({ state: 'attached' })
  await sendButton(page).click()
  await answers(page).getByText('Duplicate').waitFor()
  expect((await rawOf(id)).equals(bytes)).toBe(true)
  await expectQuiet(page)
})

it('says that there is no such entry, and where to go on', async () => {
  const page = await newPage()
  await page.goto(`${kit.url}/send?entry=${encodeURIComponent('../../settings')}`)
  await page.getByRole('heading', { name: 'There is no entry ../../settings' }).waitFor()
  await page.getByRole('link', { name: "Send an event's fixture" }).click()
  await editor(page).waitFor()
  await expectQuiet(page)
})
