import { expect, it, onTestFinished } from 'vitest'
import { makePair } from '../cli/tls/certificates.ts'
import { browserForTests } from './browser-for-tests.ts'
import { startKit } from './kit.ts'
import { expectQuiet } from './page-watch.ts'

const browser = browserForTests()
const pair = makePair()
const underTls = { HOST: 'localhost', TLS_CERT: pair.cert, TLS_KEY: pair.key }

it('works over https as ever: files, live feed, writes, workers and what the page sends', async () => {
  const kit = await startKit(underTls)
  onTestFinished(() => kit.stop())
  expect([kit.url, kit.storeUrl]).toEqual(Array(2).fill(expect.stringMatching(/^https:\/\/localhost:/)))
  const page = await browser.newPage({ ignoreHTTPSErrors: true })
  expect((await page.goto(`${kit.url}/`))?.status()).toBe(200)
  await page.getByRole('button', { name: 'Order Paid' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Order Paid' })
  await row.first().waitFor()
  await row.first().click()
  await page.getByRole('tab', { name: 'Fidelity' }).click()
  await expect.poll(() => page.getByRole('tabpanel').innerText()).toContain('Read byte by byte')
  // The same bytes again, from the page's server to its own receiver.
  await page.getByRole('link', { name: 'Edit and resend' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('log', { name: 'What came back' }).getByText('Duplicate').waitFor()
  await expectQuiet(page)
})

it('is shown to no browser that does not trust the certificate', async () => {
  const kit = await startKit(underTls)
  onTestFinished(() => kit.stop())
  const page = await browser.newPage()
  await expect(page.goto(`${kit.url}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
})
