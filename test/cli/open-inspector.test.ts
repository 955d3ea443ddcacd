import { createHmac } from 'node:crypto'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openReceiver, receiverSettings } from '../../src/cli/halves/receiver-half.ts'
import { startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { fixtureToken } from '../fixtures.ts'
import { postFixture } from '../inspector/inspecting.ts'
import { kit, newFolder } from './run-in-process.ts'

const log = pino({ level: 'silent' })
const env = { RECEIVER_PORT: '0', STORE_PORT: '0', JUMPSELLER_HOOKS_TOKEN: fixtureToken }

async function start(allowSendTo: string[] = []) {
  const result = readSettings({ ...env, DATA_DIR: newFolder() }, settingNames)
  if (!result.ok) throw new Error(result.faults.join())
  const both = await startBoth({ settings: result.settings, tokens: [fixtureToken], log, allowSendTo })
  onTestFinished(() => both.stop())
  return both
}

async function json(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  return (await (await fetch(url, init)).json()) as Record<string, unknown>
}

describe('the inspector that start serves', () => {
  it('has the store behind it, though the store starts later', async () => {
    const { receiver, store } = await start(['shop.example'])
    expect(await json(`${receiver.url}/inspector/settings`)).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      hookUrl: receiver.hookUrl,
      signs: true,
      store: { url: store.url, profile: 'jumpseller-2014', anchor: 'previous' },
      targets: ['shop.example'],
    })
    const made = await fetch(`${receiver.url}/store/kit/orders`, { method: 'POST' })
    expect(made.status).toBe(201)
  })

  it('explains signatures with the token in force', async () => {
    const { receiver } = await start()
    const { id } = await postFixture(receiver.hookUrl, 'order_paid/today')
    const answer = await json(`${receiver.url}/inspector/entries/${id}/signature`)
    expect(answer).toMatchObject({ judged: true, explanation: { verdict: 'valid' } })
    expect(JSON.stringify(answer)).not.toContain(fixtureToken)
  })

  it("scripts the replies that the store's deliveries meet", async () => {
    const { receiver } = await start()
    await json(`${receiver.url}/inspector/reply-script`, { method: 'PUT', body: '{"script":"418"}' })
    const body = Buffer.from('{}')
    const signature = createHmac('sha256', fixtureToken).update(body).digest('base64')
    const post = () =>
      fetch(receiver.hookUrl, { method: 'POST', headers: { 'Jumpseller-Hmac-Sha256': signature }, body })
    expect([(await post()).status, (await post()).status]).toEqual([418, 200])
  })
})

it('the receiver alone has an inspector without a store', async () => {
  const result = readSettings({ ...env, DATA_DIR: newFolder() }, receiverSettings)
  if (!result.ok) throw new Error(result.faults.join())
  const receiver = await openReceiver({ settings: result.settings, hooksTokens: [fixtureToken], log })
  onTestFinished(() => receiver.stop())
  expect(await json(`${receiver.url}/inspector/settings`)).toMatchObject({ store: null, targets: [] })
  expect(await json(`${receiver.url}/store/kit/orders`)).toEqual({
    message: expect.stringContaining('npm start'),
  })
})

it.each(['start', 'receiver'])('%s takes hosts to send to, and nothing else', async (command) => {
  const ended = await kit([command, '--allow-send-to', 'http://shop.example/'])
  expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('shop.example or 10.0.0.5:8080')])
})
