import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const hostileName = '<img src=x onerror=alert(1)>\u202e.tluaf'
const longName = 'w'.repeat(119)
const secret = 'ana.rojas@shop.example'
let sent = 0

async function hook(more: object = {}, customer: object = { email: secret }): Promise<void> {
  sent += 1
  const body = { order: { id: sent, status: 'Paid', customer, ...more } }
  const answer = await fetch(kit.hookUrl, signedRequest(body, { hooksToken: kit.hooksToken }))
  expect(answer.status).toBe(200)
}

const findings = (page: Page) =>
  page.getByRole('list', { name: 'Findings, in the order of the body' }).locator('> li')

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths =
    "(() => { const main = document.querySelector('main'); return [main.clientWidth, main.scrollWidth] })()"
  const [shown, whole] = (await page.evaluate(widths)) as [number, number]
  expect(whole).toBeLessThanOrEqual(shown)
}

it('says the next step while nothing has come, and then what has', async () => {
  const page = await browser.newPage()
  await page.goto(`${kit.url}/`)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'No event yet' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/drift')
  expect(await page.getByRole('link', { name: 'Drift' }).getAttribute('aria-current')).toBe('page')
  await expectAccessible(page)
  await hook()
  await page.keyboard.press('r')
  await page.getByText('No drift: bodies are what the schemas say').waitFor()
  expect(await page.getByText('1 event from').count()).toBe(1)
  await expectQuiet(page)
})

describe.each(['phone', 'laptop'] as const)('on a %s', (name) => {
  beforeAll(async () => {
    await hook({ gift: { wrap: 'red' }, [hostileName]: secret, [longName]: secret })
    await hook({ gift: null }, { email: 5 })
    await hook({ status_enum: 'refunded' })
  })

  it.each(['light', 'dark'] as const)(
    'shows what differs, in what share, and no value, in the %s',
    async (colorScheme) => {
      const page = await browser.newPage({ viewport: viewports[name], colorScheme })
      await page.goto(`${kit.url}/drift`)
      await expect.poll(() => findings(page).count()).toBe(5)
      const email = await page.getByRole('listitem', { name: 'Other type: order.customer.email' }).innerText()
      expect(email.replaceAll(/\s+/g, ' ')).toMatch(
        /order\.customer\.email .*Other type Seen integer Schema string, null Since .+ \d[\d.]* % of \d events/,
      )
      const gift = await page.getByRole('listitem', { name: 'New field: order.gift' }).innerText()
      expect(gift).toContain('object, null')
      expect(gift).toContain('does not know it')
      const hostile = page.getByRole('listitem', { name: /^New field: order\["<img/ })
      expect(await hostile.innerText()).toContain(String.raw`\u202e.tluaf`)
      expect(await page.getByRole('listitem', { name: 'New word: order.status_enum' }).innerText()).toContain(
        '“refunded”',
      )
      expect(await page.locator('body').innerText()).not.toContain(secret)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      await expectQuiet(page)
    },
  )

  it('proposes a change of the schemas, to be copied and downloaded', async () => {
    const page = await browser.newPage({
      viewport: viewports[name],
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.goto(`${kit.url}/drift`)
    const patch = page.getByRole('region', { name: 'Patch of schemas/customer.json' })
    await patch.waitFor()
    const steps = [{ op: 'replace', path: '/properties/email/type', value: ['string', 'integer', 'null'] }]
    expect(JSON.parse(await patch.innerText())).toEqual(steps)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    const text = await readFile(await file.path(), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      'schemas/customer.json': steps,
      'schemas/order.json': expect.any(Array),
    })
    await page.getByRole('button', { name: 'Copy the patches' }).click()
    await page.getByText('Copy the patches: done').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text)
    await expectQuiet(page)
  })

  it('counts the events of a time, which stands in the address', async () => {
    const page = await browser.newPage({ viewport: viewports[name] })
    await page.goto(`${kit.url}/drift`)
    await page.getByLabel('Events to count').selectOption({ label: 'The last 7 days' })
    await expect.poll(() => new URL(page.url()).search).toBe('?since=7d')
    await expect.poll(() => findings(page).count()).toBe(5)
    await page.goto(`${kit.url}/drift?since=2099-01-01`)
    await page.getByText('Nothing came in this time.').waitFor()
    expect(await page.getByLabel('Events to count').inputValue()).toBe('2099-01-01')
    await page.goto(`${kit.url}/drift?since=tuesday`)
    await page.getByRole('alert').getByText('takes an age such as').waitFor()
    await page.getByLabel('Events to count').selectOption({ label: 'All events' })
    await expect.poll(() => findings(page).count()).toBe(5)
  })
})

it('shows how far it has come while there is much to learn', async () => {
  const page = await browser.newPage()
  let asked = 0
  await page.route('**/inspector/drift', async (route) => {
    asked += 1
    if (asked > 1) return route.continue()
    await route.fulfill({ json: { state: 'learning', read: 4000, upTo: '2026-11-03T10:00:00.000Z' } })
  })
  const shown = page.getByRole('status').filter({ hasText: 'entries read, up to' })
  let seen = ''
  await page.exposeFunction('told', (text: string) => {
    seen ||= text
  })
  await page.addInitScript(
    "new MutationObserver(() => { const found = document.querySelector('.notice[role=status]'); if (found) told(found.textContent) }).observe(document, { subtree: true, childList: true })",
  )
  await page.goto(`${kit.url}/drift`)
  await expect.poll(() => seen).toMatch(/^4,000 entries read, up to Nov 3/)
  await expect.poll(() => findings(page).count()).toBeGreaterThan(0)
  expect(await shown.count()).toBe(0)
})
