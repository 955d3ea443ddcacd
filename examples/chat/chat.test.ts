import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { EventName } from '../../src/contract/index.ts'
import { webhookPath } from '../../src/receiver/index.ts'
import { signedRequest, startStore, testHooksToken } from '../../src/testing/index.ts'
import { scratchFolder } from '../../test/examples/scratch-folder.ts'
import { settingsOf } from './settings.ts'
import { startSlack } from './slack-stand-in.ts'
import { start } from './start.ts'

async function startExample({
  folder = scratchFolder(),
  slackUrl = '',
  handlerRetries = [] as number[],
  waits = true,
} = {}) {
  const slack = await startSlack()
  onTestFinished(slack.stop)
  const printed: string[] = []
  const waited: number[] = []
  let now = 1_000_000
  const example = await start({
    hooksToken: testHooksToken,
    slackUrl: slackUrl || slack.url,
    port: 0,
    folder,
    handlerRetries,
    now: () => now,
    async wait(milliseconds) {
      if (!waits) throw new Error('called off')
      waited.push(milliseconds)
      now += milliseconds
    },
    print: (line) => printed.push(line),
  })
  let open = true
  const close = async () => {
    if (open) await example.close()
    open = false
  }
  onTestFinished(close)
  const hookUrl = `${example.url}${webhookPath}`
  const post = async (order: object, event: EventName = 'order_paid') => {
    const answer = await fetch(hookUrl, signedRequest({ order }, { event }))
    expect(answer.status).toBe(200)
    return ((await answer.json()) as { id: string }).id
  }
  return { ...example, close, hookUrl, folder, slack, printed, waited, post }
}

const order = (id: number, more: object = {}) => ({
  id,
  status: 'Paid',
  currency: 'USD',
  total: 35.5,
  ...more,
})

it('tells of an order of the simulated store: new, paid, shipped, each once', async () => {
  const { receiver, hookUrl, slack } = await startExample()
  const shop = await startStore({ speed: 'skip' })
  onTestFinished(shop.stop)
  await shop.hookAll(hookUrl)
  const { id, order } = await shop.order().pay().ship()
  await shop.store.idle()
  await receiver.idle()
  const firsts = slack.messages.map(({ text }) => text.split('\n')[0])
  const amount = `${order.currency} ${order.total}`
  expect(firsts.sort()).toEqual(
    ['is new', 'is paid', 'is shipped'].map((what) => `*Order ${id}* ${what}: ${amount}`),
  )
  expect(slack.messages[0]?.text.split('\n')).toHaveLength(1 + (order.products ?? []).length)
})

it('tells an event of an order once: twice, at once, changed, after a restart', async () => {
  const first = await startExample()
  const versions = ['a', 'b', 'c'].map((additional_information) => order(1, { additional_information }))
  await Promise.all(versions.map((each) => first.post(each)))
  await first.receiver.idle()
  await first.close()
  const second = await startExample({ folder: first.folder, slackUrl: first.slack.url })
  await second.post(order(1, { additional_information: 'd' }))
  await second.post(order(1), 'order_canceled')
  await second.receiver.idle()
  const texts = first.slack.messages.map(({ text }) => text)
  expect(texts).toEqual(['*Order 1* is paid: USD 35.5', '*Order 1* is canceled: USD 35.5'])
})

it('waits on 429 as long as Retry-After says, then sends, and the next message waits no more', async () => {
  const { receiver, slack, waited, post } = await startExample()
  slack.answerNext({ status: 429, body: 'rate_limited', retryAfter: '7' })
  await post(order(1))
  await post(order(2))
  await receiver.idle()
  expect(waited).toEqual([7000])
  expect(slack.messages.map(({ text }) => text.slice(1, 8))).toEqual(['Order 1', 'Order 2'])
  expect(slack.posts()).toBe(3)
})

it('posts nothing while Slack asks to be left alone for long, and parks what waits', async () => {
  const { receiver, slack, waited, printed, post } = await startExample()
  slack.answerNext({ status: 429, body: 'rate_limited', retryAfter: '600' })
  await post(order(1))
  await post(order(2))
  await receiver.idle()
  expect(slack.posts()).toBe(1)
  expect(waited).toEqual([])
  expect(printed.filter((line) => line.includes('parked'))).toHaveLength(2)
})

it('parks a message that Slack refuses for good, and sends it when it is run again', async () => {
  const { url, receiver, slack, printed, post } = await startExample()
  slack.answerNext({ status: 404, body: 'no_service' })
  const id = await post(order(1))
  await receiver.idle()
  const { handler } = (await (await fetch(`${url}/api/entries/${id}`)).json()) as { handler: object }
  expect(handler).toMatchObject({ state: 'parked', lastError: 'Error: Slack answered 404' })
  expect(printed.at(-1)).toBe(
    `Order 1: a run has failed; parked: see /api/entries/${id}, then POST /api/entries/${id}/rerun`,
  )
  expect((await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })).status).toBe(202)
  await receiver.idle()
  expect(slack.messages).toHaveLength(1)
  expect(printed.at(-1)).toBe('Order 1: told that it is paid')
})

it('keeps a message whose wait was called off for the next run', async () => {
  const { url, receiver, slack, post } = await startExample({ waits: false, handlerRetries: [3_600_000] })
  slack.answerNext({ status: 429, body: 'rate_limited', retryAfter: '7' })
  const id = await post(order(1))
  await receiver.idle()
  const { handler } = (await (await fetch(`${url}/api/entries/${id}`)).json()) as { handler: object }
  expect(handler).toMatchObject({ state: 'failed', lastError: 'Error: called off' })
})

it('escapes what Slack reads as its own, and keeps long orders short', async () => {
  const { receiver, slack, post } = await startExample()
  const name = '<!channel> & <https://evil.example|free>\n*all*'
  const products = [
    { name, qty: 2 },
    { name: 'y'.repeat(500), qty: 1 },
    ...Array(7).fill({ name: 'Mug', qty: 1 }),
  ]
  await post(order(1, { products }))
  await receiver.idle()
  const lines = slack.messages[0]?.text.split('\n')
  expect(lines?.[1]).toBe('• 2 × &lt;!channel&gt; &amp; &lt;https://evil.example|free&gt; *all*')
  expect(lines?.[2]).toBe(`• 1 × ${'y'.repeat(79)}…`)
  expect(lines?.slice(3)).toEqual(['• 1 × Mug', '• 1 × Mug', '• 1 × Mug', '… and 4 more'])
  expect(slack.messages[0]).toMatchObject({ unfurl_links: false, unfurl_media: false })
})

it('says nothing of a customer, to the channel or to its log, nor the secret of the channel', async () => {
  const { receiver, slack, printed, post } = await startExample()
  const canary = 'Canary-7731'
  const person = { name: canary, surname: canary, address: canary, city: canary, taxid: canary }
  const customer = { email: `${canary}@example.com`, phone: canary, fullname: canary, ip: canary }
  const about = {
    customer,
    billing_address: person,
    shipping_address: person,
    additional_information: canary,
  }
  await post(order(1, about))
  await receiver.idle()
  slack.answerNext({ status: 400, body: 'invalid_payload' })
  await post(order(2, about))
  await receiver.idle()
  expect(printed).toHaveLength(3)
  expect(printed.join('\n')).not.toMatch(/Canary|secret-of/)
  expect(slack.messages).toHaveLength(1)
  expect(JSON.stringify(slack.messages)).not.toContain(canary)
})

it('has every setting in .env.example, and names what is missing', () => {
  const example = parseEnv(readFileSync(new URL('.env.example', import.meta.url), 'utf8'))
  expect(settingsOf(example)).toMatchObject({ port: 3000, hooksToken: 'replace-me' })
  expect(() => settingsOf({})).toThrow('JUMPSELLER_HOOKS_TOKEN and SLACK_WEBHOOK_URL must be set')
})
