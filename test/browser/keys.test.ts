import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedRequest } from '../../src/testing/index.ts'
import { fixture } from '../fixtures.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'

const browser = browserForTests()
let kit: RunningKit
beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.stop())

async function receive(): Promise<string> {
  const { hooksToken } = kit
  const request = signedRequest(fixture('order_paid/today').body, { event: 'order_paid', hooksToken })
  const answer = await fetch(kit.hookUrl, { ...request, body: new Uint8Array(request.body) })
  return ((await answer.json()) as { id: string }).id
}

/** As `group | keys | label`, of what the sheet says in this place. */
async function sheetOf(page: Page): Promise<string[]> {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await sheet.waitFor()
  const told = (await page.evaluate(`[...document.querySelectorAll('dialog section')].flatMap((section) =>
    [...section.querySelectorAll('dt')].map((keys) => [
      section.querySelector('h2').textContent,
      [...keys.querySelectorAll('kbd')].map((key) => key.textContent).join(' '),
      keys.nextElementSibling.textContent,
    ].join(' | ')))`)) as string[]
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  return told
}

it('are in docs/inspector.md as the sheet tells them, each and no other', async () => {
  const id = await receive()
  const page = await browser.newPage()
  const told = new Set<string>()
  const look = async (path: string, sign: () => Promise<unknown>) => {
    await page.goto(`${kit.url}${path}`)
    await sign()
    for (const line of await sheetOf(page)) told.add(line)
  }
  await look('/', async () => {
    await page.getByRole('row').first().waitFor()
    await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' })
    await page.keyboard.press('p')
    await fetch(`${kit.storeUrl}/kit/raise/order_paid`, { method: 'POST' })
    await page.getByRole('button', { name: '1 new' }).waitFor()
  })
  await look(`/e/${id}`, () => page.getByRole('button', { name: 'Replay' }).waitFor())
  await look('/refused', () => page.getByRole('heading', { name: 'Refused requests' }).waitFor())
  await look('/orders', () => page.getByRole('link', { name: /^#/ }).first().waitFor())
  await look('/store', () => page.getByRole('heading', { name: 'Clock' }).first().waitFor())
  await look('/drift', () => page.getByRole('heading', { name: 'Drift' }).first().waitFor())
  await look('/diff', () => page.getByText('Choose two sides').waitFor())
  await look('/send', () => page.getByRole('button', { name: 'Send', exact: true }).waitFor())
  await look('/paste', async () => {
    await page.getByRole('button', { name: 'Try with an example' }).click()
    await page.getByRole('tab', { name: 'Tree' }).waitFor()
  })
  const written = readFileSync('docs/inspector.md', 'utf8')
    .split('\n')
    .map((line) => /^\| (\w+) \| `([^`]+)` \| (.+) \|$/.exec(line))
    .filter((cells) => cells !== null)
    .map(([, group, keys, label]) => `${group} | ${keys} | ${label}`)
  expect([...told].sort()).toEqual(written.sort())
})
