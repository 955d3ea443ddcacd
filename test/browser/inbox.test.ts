import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EventName, headerNames, sign } from '../../src/contract/index.ts'
import { signedRequest } from '../../src/testing/index.ts'
import { fixture } from '../fixtures.ts'
import { expectAccessible } from './axe.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet, watchOf } from './page-watch.ts'
import { viewports } from './viewports.ts'

const browser = browserForTests()
let kit: RunningKit

interface Sent {
  id: number
  event?: EventName
  name?: string
  /** In place of the whole order. */
  body?: unknown
}

async function send({ id, event = 'order_paid', name = 'Ana Rojas', body }: Sent): Promise<void> {
  const { order } = JSON.parse(fixture('order_paid/today').body.toString())
  const [first, ...others] = name.split(' ')
  const address = { ...order.shipping_address, name: first, surname: others.join(' ') }
  const sent = body ?? { order: { ...order, id, shipping_address: address, billing_address: address } }
  const { hooksToken } = kit
  const request = signedRequest(sent, { event, hooksToken })
  const answer = await fetch(kit.hookUrl, { ...request, body: new Uint8Array(request.body) })
  expect(answer.status).toBe(200)
}

async function sendMany(ids: readonly number[]): Promise<void> {
  for (const id of ids) await send({ id })
}

/** The keys of a view that is gone are taken back after the next picture. */
const painted = (page: Page) =>
  page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  )

/** Genuine, and of an event that the kit does not know. */
function unnamedEvent(): RequestInit {
  const body = Buffer.from('{}')
  const headers = {
    [headerNames.event]: 'Order Exploded',
    [headerNames.signature]: sign(body, kit.hooksToken),
  }
  return { method: 'POST', headers, body }
}

const isClipped = (selector: string) =>
  `[...document.querySelectorAll('${selector}')].some((each) => each.scrollWidth > each.clientWidth)`

const upTo = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at)

async function opened(path = '/', options: Parameters<typeof browser.newPage>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(`${kit.url}${path}`)
  await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' })
  return page
}

const rows = (page: Page) => page.getByRole('row')
const row = (page: Page, text: string | RegExp) => rows(page).filter({ hasText: text })
const selected = (page: Page) => page.locator('[role=row][aria-selected=true]')
const list = (page: Page) => page.getByRole('grid', { name: 'Entries, newest first' })
const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter' })
const fresh = (page: Page) => page.getByRole('button', { name: /^\d+\+? new$/ })

describe('the inbox', () => {
  beforeEach(async () => {
    kit = await startKit()
  })
  afterEach(() => kit.stop())

  it('says the one command while it is empty, and shows what its five buttons raise at once', async () => {
    const page = await opened()
    await page.getByText('npm run kit -- trigger order_paid').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Order Created' }).click()
    await row(page, 'Order Created').waitFor()
    await page.getByText('Raise an event').click()
    for (const event of ['Order Paid', 'Order Shipped', 'Order Canceled', 'Order Updated']) {
      await page.getByRole('button', { name: event, exact: true }).click()
      await row(page, event).waitFor()
    }
    await row(page, '1/10').nth(4).waitFor()
    expect(await rows(page).count()).toBe(5)
    await page.getByText('5 entries').waitFor()
    expect(await rows(page).first().textContent()).toMatch(/Order Updated #\d+.*\d.*Accepted/)
    await expectQuiet(page)
  })

  it('tells the attempts of several updates of one order within a second', async () => {
    const call = async (path: string, method: string, body: object) => {
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(`${kit.storeUrl}/kit${path}`, {
        method,
        headers,
        body: JSON.stringify(body),
      })
      expect(answer.ok, `${method} ${path}`).toBe(true)
      return (await answer.json()) as { order: { id: number } }
    }
    await call('/clock', 'PUT', { now: '2030-01-01T00:00:00.100Z', speed: 'paused' })
    const { order } = await call('/orders', 'POST', { seed: 'one second' })
    for (const note of ['first', 'second']) {
      await call(`/orders/${order.id}`, 'PUT', { order: { additional_information: note } })
    }
    await call('/clock', 'PUT', { speed: 'real' })
    const page = await opened()
    await expect
      .poll(() => row(page, 'Order Updated').allTextContents())
      .toEqual(['', '', ''].map(() => expect.stringContaining('1 of 10 attempts made, delivery delivered')))
    await expectQuiet(page)
  })

  it('keeps the selection on its entry while thirty more slide in at the top', async () => {
    await sendMany([1, 2, 3])
    const page = await opened()
    await row(page, '#3').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await sendMany(upTo(100, 30))
    await page.getByText('33 entries').waitFor()
    await row(page, '#129').waitFor()
    expect(await list(page).getAttribute('aria-activedescendant')).toBe(null)
    await page.keyboard.press('k')
    expect(await selected(page).textContent()).toContain('#3')
    expect(await list(page).getAttribute('aria-activedescendant')).toBe(
      await selected(page).getAttribute('id'),
    )
  })

  it('holds new entries behind a chip while one reads further down', async () => {
    await sendMany(upTo(1, 60))
    const page = await opened()
    await row(page, '#60').waitFor()
    await list(page).focus()
    await page.keyboard.press('End')
    await row(page, /#1\$/).waitFor()
    const before = await selected(page).boundingBox()
    await sendMany(upTo(100, 12))
    await page.getByRole('button', { name: '12 new' }).waitFor()
    expect(await selected(page).boundingBox()).toEqual(before)
    await expectAccessible(page)
    await fresh(page).click()
    await row(page, '#111').waitFor()
    expect(await fresh(page).count()).toBe(0)
    await page.getByText('72 entries').waitFor()
  })

  it('stands still while it is paused', async () => {
    await send({ id: 1 })
    const page = await opened()
    await row(page, '#1').waitFor()
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'Go on' }).waitFor()
    await sendMany([2, 3])
    await page.getByRole('button', { name: '2 new' }).waitFor()
    expect(await rows(page).count()).toBe(1)
    await page.keyboard.press('p')
    await row(page, '#3').waitFor()
    expect(await rows(page).count()).toBe(3)
  })

  it('is filtered by its address and by typing, and lets in only what matches', async () => {
    await send({ id: 1, event: 'order_created' })
    await send({ id: 2, name: 'Bruno Paz' })
    const page = await opened('/?q=event%3Aorder_paid')
    await row(page, '#2').waitFor()
    await page.getByText('1 found').waitFor()
    await send({ id: 3, event: 'order_created' })
    await send({ id: 4 })
    await row(page, '#4').waitFor()
    expect(await rows(page).count()).toBe(2)

    await page.keyboard.press('/')
    await page.keyboard.type('bruno')
    await row(page, 'in order.shipping_address.name: …Bruno…').waitFor()
    await page.getByText('1 found').waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('bruno')
    expect(await row(page, '#2').locator('mark').allTextContents()).toEqual(['Bruno', 'Bruno'])
    await expectAccessible(page)
    await filter(page).fill('no such words')
    await page.getByRole('heading', { name: 'No entry matches' }).waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByText('4 entries').waitFor()
    await page.getByRole('button', { name: 'Quarantined' }).click()
    await expect.poll(() => filter(page).inputValue()).toBe('verdict:quarantined')
    await page.getByRole('heading', { name: 'No entry matches' }).waitFor()
    await expectQuiet(page)
  })

  it("shows the API's word on a faulty filter under the field", async () => {
    await send({ id: 1 })
    const page = await opened()
    await row(page, '#1').waitFor()
    await filter(page).fill('verdict:lost')
    const fault = page.getByRole('alert')
    await fault.getByText('verdict: takes accepted or quarantined').waitFor()
    expect(await filter(page).getAttribute('aria-invalid')).toBe('true')
    expect(await rows(page).count()).toBe(1)
    await expectAccessible(page)
    await page.reload()
    await page.getByText('Mend the filter').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await row(page, '#1').waitFor()
    expect(await fault.count()).toBe(0)
  })

  it('holds what is read in place when an entry above it comes to match', async () => {
    await sendMany(upTo(1, 41))
    await sendMany(upTo(1, 41).filter((id) => id !== 40))
    const page = await opened('/?q=flag%3Aduplicate')
    await page.getByText('40 found').waitFor()
    await list(page).focus()
    await page.keyboard.press('End')
    await row(page, '#1≡Duplicate').waitFor()
    await page.keyboard.press('PageUp')
    const before = await selected(page).boundingBox()
    await send({ id: 40 })
    await page.getByText('41 found').waitFor()
    await expect.poll(() => selected(page).boundingBox()).toEqual(before)
  })

  it('flags what is odd, as it happens', async () => {
    await send({ id: 7, name: 'Ana Rojas' })
    const page = await opened()
    await row(page, '#7').waitFor()
    await send({ id: 7, name: 'Ana Rojas' })
    await row(page, '#7').getByText('Duplicate ×2').waitFor()
    await send({ id: 8, body: { order: { id: 8 } } })
    await row(page, '#8').getByText('Off schema').waitFor()
    await row(page, '#8').getByText('Quarantined').waitFor()
    await page.getByRole('button', { name: 'Duplicates' }).click()
    await page.getByText('1 found').waitFor()
    await page.getByRole('button', { name: 'Duplicates' }).click()
    await page.getByText('2 entries').waitFor()
  })

  it('is worked by keys alone: opens, compares, chooses and exports', async () => {
    await sendMany(upTo(1, 5))
    const page = await opened()
    await row(page, '#5').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    const chosen = page.getByRole('region', { name: 'Chosen entries' })
    await chosen.getByText('2 chosen').waitFor()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await chosen.getByRole('link', { name: 'NDJSON' }).click()
    expect((await download).suggestedFilename()).toBe('entries.ndjson')
    await list(page).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/e\/\w+-2$/)
    await page.keyboard.press('k')
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/e\/\w+-3$/)
    await page.keyboard.press('u')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/')
    await page.getByText('Choose an entry').waitFor()
    await painted(page)
    await page.keyboard.press('d')
    await row(page, '#3').getByText('To compare').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('d')
    await expect.poll(() => page.url()).toMatch(/\/diff\?a=\w+-3&b=\w+-2$/)
  })

  it.each(['light', 'dark'] as const)(
    'fits a phone, list and entry as two screens, %s',
    async (colorScheme) => {
      await sendMany(upTo(1, 3))
      await send({ id: 4, name: 'A customer with a name that is far too long for any telephone' })
      await send({ id: 4, name: 'A customer with a name that is far too long for any telephone' })
      const page = await opened('/', { viewport: viewports.phone, colorScheme })
      await row(page, '#4').getByText('Duplicate ×2').waitFor()
      await row(page, 'far too long').waitFor()
      await fetch(kit.hookUrl, unnamedEvent())
      await row(page, 'Unknown event').waitFor()
      for (const clipped of ['.inbox-link', '.flag-times', '.inbox-row:has(.inbox-total:empty) .flag-word']) {
        expect(await page.evaluate(isClipped(clipped)), clipped).toBe(false)
      }
      const times = row(page, '#4').getByText('×2', { exact: true })
      const [shown, room] = [
        await times.boundingBox(),
        await page.locator('.inbox-what').first().boundingBox(),
      ]
      expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0))
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      expect(await page.evaluate("document.querySelector('[role=grid]').scrollWidth")).toBeLessThanOrEqual(
        360,
      )
      await expectAccessible(page)
      await row(page, '#2').getByRole('link').click()
      const back = page.getByRole('link', { name: 'Back to the list' })
      await back.waitFor()
      expect(await list(page).isVisible()).toBe(false)
      await back.click()
      await row(page, '#2').waitFor()
      expect(await back.isVisible()).toBe(false)
    },
  )

  it('goes on after the kit was away, with what came meanwhile and each entry once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kit-away-'))
    const again = { DATA_DIR: folder, RECEIVER_PORT: new URL(kit.url).port }
    await kit.stop()
    kit = await startKit(again)
    await sendMany([1, 2, 3])
    const page = await opened()
    await row(page, '#3').waitFor()
    await page.keyboard.press('j')
    await kit.stop()
    await page.getByText('Not connected').waitFor()
    kit = await startKit(again)
    await sendMany([4, 5])
    await row(page, '#5').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await send({ id: 6 })
    await row(page, '#6').waitFor()
    const orders = (await rows(page).allTextContents()).map((text) => /#(\d)/.exec(text)?.[1])
    expect(orders).toEqual(['6', '5', '4', '3', '2', '1'])
    expect(await selected(page).textContent()).toContain('#3')
    await rm(folder, { recursive: true, force: true })
  })

  it('counts in the title what comes while the page is in the background', async () => {
    await send({ id: 1 })
    const page = await opened()
    await row(page, '#1').waitFor()
    const hide = (hidden: boolean) =>
      page.evaluate(`{
        Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} })
        document.dispatchEvent(new Event('visibilitychange'))
      }`)
    await hide(true)
    await sendMany([2, 3, 4])
    await expect.poll(() => page.title()).toMatch(/^\(3\) Inspector/)
    await hide(false)
    expect(await page.title()).toMatch(/^Inspector/)
  })

  it('shows hostile strings as the text that they are', async () => {
    const hostile = ['<img src=x onerror=alert(1)>', '<script>alert(2)</script>', '\u202Eevil {{7*7}}']
    for (const [at, name] of hostile.entries()) await send({ id: at + 1, name: `${name} Rojas` })
    const page = await opened()
    for (const name of hostile) await row(page, name).waitFor()
    await filter(page).fill('"<script>alert(2)"')
    await page.getByText('1 found').waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    await expectQuiet(page)
  })

  it('lists what was refused, with why and what to do', async () => {
    const page = await opened()
    await page.getByText('Nothing has come in yet').waitFor()
    await fetch(kit.hookUrl, { method: 'POST', body: '<b>not signed</b>' })
    await page.reload()
    await page.getByRole('link', { name: 'Refused: 1' }).click()
    const asked = watchOf(page).requestedUrls.filter((url) => url.includes('/api/refused'))
    expect(asked.slice(0, -1).every((url) => url.endsWith('?limit=0'))).toBe(true)
    await page.getByText('No Jumpseller-Hmac-Sha256 header.').click()
    await page.getByText('<b>not signed</b>').waitFor()
    await page.getByText('The sender did not sign').waitFor()
    await expectAccessible(page)
    await fetch(kit.hookUrl, { method: 'POST', body: 'another' })
    await page.getByRole('listitem').nth(1).waitFor()
    await expectQuiet(page)
  })

  it('explains each of two signatures that were refused at once, and what cannot be one as such', async () => {
    const post = (signature: string) =>
      fetch(kit.hookUrl, { method: 'POST', headers: { [headerNames.signature]: signature }, body: '{}' })
    const wrong = sign(Buffer.from('another'), 'another token')
    await Promise.all([post('AAAA'), post(wrong)])
    const page = await opened('/refused')
    await page.getByText('signature malformed').click()
    await page.getByText('No hooks token gives such a value').waitFor()
    expect(await page.getByText('another hooks token').count()).toBe(0)
    await page.getByText('signature wrong').click()
    await page.getByText('The likeliest are another hooks token').waitFor()
    await expectQuiet(page)
  })

  it('explains the signature of what was refused: expected, received, and the mistake', async () => {
    const body = '{"order":{"id":1}}'
    const inHex = Buffer.from(sign(Buffer.from(body), kit.hooksToken), 'base64').toString('hex')
    const headers = { [headerNames.event]: 'order_paid', [headerNames.signature]: inHex }
    expect((await fetch(kit.hookUrl, { method: 'POST', headers, body })).status).toBe(401)
    const page = await opened('/refused')
    await page.getByText('signature malformed').click()
    await page.getByText(sign(Buffer.from(body), kit.hooksToken)).waitFor()
    await page.getByText('This mistake gives this very value').waitFor()
    await expectAccessible(page)
    await expectQuiet(page)
  })

  it('has a sheet of the keys that do something now, each once', async () => {
    await send({ id: 1 })
    const page = await opened()
    await row(page, '#1').getByRole('link').click()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    await sheet.getByText('Copy as cURL').waitFor()
    const keys = await sheet.locator('dt').allTextContents()
    expect(keys).toEqual([...new Set(keys)])
    expect(await sheet.getByText('Mark, and compare').count()).toBe(0)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    // What has no key now is still to be found by its name.
    await page.keyboard.press('Control+K')
    await page.keyboard.type('mark, and')
    await page.getByRole('option').getByText('Mark, and compare').waitFor()
    await expectAccessible(page)
  })

  it('is light or dark by the system until it is told otherwise, and keeps to that', async () => {
    const page = await opened('/', { colorScheme: 'light' })
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: 'Theme: system' }).click()
    await page.getByRole('button', { name: 'Theme: light' }).click()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    expect(await ground()).not.toBe(light)
    await page.reload()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    expect(await ground()).not.toBe(light)
  })

  it('sends one replay for one press of its key, however long it is held', async () => {
    await send({ id: 1 })
    const page = await opened()
    await row(page, '#1').getByRole('link').click()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    for (let held = 0; held < 5; held += 1) {
      await page.keyboard.down('r')
      await page.getByText('Answered 200: duplicate').waitFor()
    }
    await page.keyboard.up('r')
    await row(page, '#1').getByText('Duplicate ×2').waitFor()
    const sent = watchOf(page).requestedUrls.filter((url) => url.endsWith('/inspector/send'))
    expect(sent).toHaveLength(1)
  })
})

describe('an inbox of 100,000 entries', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kit-filled-'))
    const fill = fileURLToPath(new URL('../../bench/probes/fill-journal.ts', import.meta.url))
    const words = ['--import', 'tsx', fill, join(folder, 'inbox'), '0', '100000']
    await promisify(execFile)(process.execPath, words)
    kit = await startKit({ DATA_DIR: folder })
  })
  afterAll(async () => {
    await kit?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const drawnRows = (page: Page) => page.evaluate("document.querySelectorAll('[role=row]').length")
  const drawnPlace = async (page: Page) => Number(await rows(page).first().getAttribute('aria-rowindex'))
  /** Milliseconds until the rows in view have their totals. */
  async function shown(page: Page, number: number): Promise<number> {
    const began = performance.now()
    await row(page, `#${number}`).first().getByText('$').waitFor()
    return performance.now() - began
  }

  it('is scrolled to any place at once, with few rows drawn', async () => {
    const page = await opened()
    await page.getByText('100,000 entries').waitFor()
    await shown(page, 20_024_999)
    expect(await list(page).getAttribute('aria-rowcount')).toBe('100000')
    const scrolled: [place: string, order: number][] = [
      ['box.scrollHeight / 2', 20_012_499],
      ['box.scrollHeight', 20_000_000],
      ['0', 20_024_999],
    ]
    for (const [place, order] of scrolled) {
      await page.evaluate(
        `{ const box = document.querySelector('[role=grid]'); box.scrollTop = ${place} }; 0`,
      )
      expect(await shown(page, order)).toBeLessThan(3_000)
      expect(await drawnRows(page)).toBeLessThan(40)
    }
    await list(page).focus()
    await page.keyboard.press('End')
    await expect.poll(() => selected(page).textContent()).toContain('#20000000')
    await page.keyboard.press('PageUp')
    await expect.poll(() => selected(page).getAttribute('aria-rowindex')).toMatch(/^999[89]\d$/)
    await page.keyboard.press('Home')
    await expect.poll(() => selected(page).getAttribute('aria-rowindex')).toBe('1')
    // What was asked for is what was in view, not all that was passed.
    const pages = watchOf(page).requestedUrls.filter((url) => url.includes('/api/entries?'))
    expect(pages.length).toBeLessThan(30)
    await expectAccessible(page)
    await expectQuiet(page)
  })

  it('opens an entry by its address and knows its place', async () => {
    const first = await opened()
    await row(first, '#20024999').first().waitFor()
    const [id] =
      (await row(first, '#20024999').first().getByRole('link').getAttribute('href'))?.match(/\w+-/) ?? []
    const page = await opened(`/e/${id}50000`)
    await row(page, '#20024999').first().waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/e/${id}49999`)
    await row(page, '#20012499').first().waitFor()
  })

  it('is where it was when one comes back to it on a phone', async () => {
    const page = await opened('/', { viewport: viewports.phone })
    await page.getByText('100,000 entries').waitFor()
    await page.evaluate("{ document.querySelector('[role=grid]').scrollTop = 2_000_000 }; 0")
    await expect.poll(() => drawnPlace(page)).toBeGreaterThan(30_000)
    const place = await drawnPlace(page)
    await rows(page).nth(10).getByRole('link').click()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await list(page).waitFor()
    expect(await drawnPlace(page)).toBe(place)
  })

  it('searches its bodies with the progress shown, and can be stopped', async () => {
    const page = await opened(`/?q=${encodeURIComponent('"nowhere to be found"')}`)
    const progress = page.getByRole('progressbar', { name: 'Searched' })
    await progress.waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('The search was stopped').waitFor()
    await page.getByRole('button', { name: 'Search on' }).click()
    await progress.waitFor()
    await filter(page).fill('order:20000007')
    await page.getByText('4 found').waitFor()
    await expectQuiet(page)
  })
})
