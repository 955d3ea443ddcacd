import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { browserForTests } from './browser-for-tests.ts'
import { type RunningKit, startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'

const browser = browserForTests()
let kit: RunningKit
beforeAll(async () => {
  kit = await startKit()
})
afterAll(() => kit.stop())

const body = readFileSync('fixtures/order_paid/today.body.json')
const hostile = {
  'X-Image': '<img src=https://evil.test/x.png onerror=alert(1)>',
  'X-Script': '"></td><script>alert(2)</script>',
  'X-Link': 'javascript:alert(3)',
  'X-Frame': '<iframe srcdoc="<script>parent.alert(4)</script>">',
  'Content-Type': 'text/html; charset="><svg onload=alert(5)>',
  'Jumpseller-Store-Code': '<b onmouseover=alert(6)>shop</b>',
}

it('shows hostile headers of an entry and of a refused request as the text that they are', async () => {
  const { method, headers } = signedRequest(body, { hooksToken: kit.hooksToken })
  const kept = await fetch(kit.hookUrl, { method, headers: { ...headers, ...hostile }, body })
  const { id } = (await kept.json()) as { id: string }
  const { status } = await fetch(kit.hookUrl, { method, headers: hostile, body })
  expect(status).toBe(401)

  const page = await browser.newPage()
  await page.goto(`${kit.url}/e/${id}`)
  await page.getByRole('tab', { name: 'Headers' }).click()
  await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain(hostile['X-Script'])
  await expectQuiet(page)
  await page.goto(`${kit.url}/refused`)
  await expect.poll(() => page.locator('main').innerText()).toContain('401')
  await expectQuiet(page)
  expect(await page.locator('main :is(script, img, iframe, svg[onload], b[onmouseover])').count()).toBe(0)
})
