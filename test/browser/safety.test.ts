import { expect, it, onTestFinished } from 'vitest'
import { browserForTests } from './browser-for-tests.ts'
import { startKit } from './kit.ts'
import { servePages } from './served-pages.ts'

const browser = browserForTests({ foreignNames: ['evil.test'] })

async function runningKit() {
  const kit = await startKit()
  onTestFinished(() => kit.stop())
  await fetch(`${kit.storeUrl}/kit/raise/order_paid`, { method: 'POST' })
  await fetch(`${kit.url}/api/entries/wait?after=&timeout=5&q=event:order_paid`)
  return kit
}

/** Tries as a page of another origin does, and answers what it came by. */
function tries(kitUrl: string): string {
  return `(async () => {
    const outcome = async (what) => { try { return await what() } catch (error) { return 'failed' } }
    const stream = () => new Promise((resolve) => {
      const source = new EventSource(${JSON.stringify(kitUrl)} + '/api/live')
      source.onopen = () => resolve('open')
      source.onerror = () => resolve('failed')
    })
    const url = ${JSON.stringify(kitUrl)}
    return {
      read: await outcome(async () => (await fetch(url + '/api/entries')).text()),
      blind: await outcome(async () => (await fetch(url + '/store/kit/orders', { method: 'POST', mode: 'no-cors', body: '{}' })).type),
      form: await outcome(async () => (await fetch(url + '/inspector/send', { method: 'POST', mode: 'no-cors', body: '{"event":"order_paid","body":"{}"}' })).type),
      token: await outcome(async () => (await fetch(url + '/')).text()),
      stream: await outcome(stream),
    }
  })()`
}

it.each(['127.0.0.1', 'evil.test'])(
  'lets a page of another origin, at %s, neither read nor write',
  async (host) => {
    const kit = await runningKit()
    const before = await ordersAndEntries(kit)
    const foreign = await servePages({
      files: { '/': '<!doctype html><title>Another site</title>' },
      // It holds itself back from nothing.
      csp: '',
    })
    onTestFinished(() => foreign.close())
    const page = await browser.newPage()
    await page.goto(`http://${host}:${foreign.port}/`)
    expect(await page.evaluate(tries(kit.url))).toMatchObject({
      read: 'failed',
      token: 'failed',
      stream: 'failed',
    })
    // What was sent blindly reached the kit, and was refused there.
    expect(await ordersAndEntries(kit)).toEqual(before)
  },
)

it('is not there under another name than its own', async () => {
  const kit = await runningKit()
  const { port } = new URL(kit.url)
  const page = await browser.newPage()
  const answer = await page.goto(`http://evil.test:${port}/`)
  expect(answer?.status()).toBe(403)
  expect(await answer?.text()).not.toContain('page-token')
})

it('cannot be shown inside a page of another site', async () => {
  const kit = await runningKit()
  const frame = `<!doctype html><title>Another site</title><iframe src="${kit.url}/"></iframe>`
  const foreign = await servePages({ files: { '/': frame }, csp: '' })
  onTestFinished(() => foreign.close())
  const page = await browser.newPage()
  await page.goto(`http://evil.test:${foreign.port}/`)
  await page.waitForLoadState('networkidle')
  const shown = page.frames().find((other) => other !== page.mainFrame())
  expect(await shown?.locator('#page').count()).toBe(0)
})

it('runs no script that its own server did not bring', async () => {
  const kit = await runningKit()
  const page = await browser.newPage()
  const answer = await page.goto(`${kit.url}/`)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  const ran = await page.evaluate(`(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.planted = true'
    document.body.append(script)
    return globalThis.planted === true
  })()`)
  expect(ran).toBe(false)
})

async function ordersAndEntries(kit: { url: string; storeUrl: string }) {
  const of = async (url: string) => (await (await fetch(url)).json()) as Record<string, unknown[]>
  const orders = await of(`${kit.storeUrl}/kit/orders`)
  const entries = await of(`${kit.url}/api/entries`)
  return { orders: orders.orders?.length, entries: entries.entries?.length }
}
