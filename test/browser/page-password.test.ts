import { expect, it, onTestFinished } from 'vitest'
import { browserForTests } from './browser-for-tests.ts'
import { startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'

const browser = browserForTests()
const password = 'a page password'

it('works as ever once the browser has been given the page password: files, live feed, writes and workers', async () => {
  const kit = await startKit({ PAGE_PASSWORD: password })
  onTestFinished(() => kit.stop())
  const page = await browser.newPage({ httpCredentials: { username: 'anybody', password } })
  const answer = await page.goto(`${kit.url}/`)
  expect(answer?.status()).toBe(200)
  // The five buttons of an empty inbox write, through the store's controls; what comes of it comes by the live feed.
  await page.getByRole('button', { name: 'Order Paid' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Order Paid' })
  await row.first().waitFor()
  await row.first().click()
  await page.getByRole('tab', { name: 'Fidelity' }).click()
  await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('Read byte by byte')
  await expectQuiet(page)
})

it('shows nothing to a browser that has not', async () => {
  const kit = await startKit({ PAGE_PASSWORD: password })
  onTestFinished(() => kit.stop())
  const page = await browser.newPage({
    httpCredentials: { username: 'anybody', password: 'another password' },
  })
  const answer = await page.goto(`${kit.url}/`)
  expect(answer?.status()).toBe(401)
  expect(await answer?.text()).not.toContain('page-token')
})
