import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { EventName } from '../../src/contract/index.ts'
import { webhookPath } from '../../src/receiver/index.ts'
import { signedRequest, startStore, testHooksToken } from '../../src/testing/index.ts'
import { scratchFolder } from '../../test/examples/scratch-folder.ts'
import { toE164 } from './phone.ts'
import { quietUntil } from './quiet-hours.ts'
import { settingsOf } from './settings.ts'
import { start } from './start.ts'
import { startTwilio } from './twilio-stand-in.ts'

/** A clock that stands until it is set; what is due by then is called. */
function clockAt(iso: string) {
  let now = Date.parse(iso)
  const alarms = new Set<{ at: number; call: () => void }>()
  return {
    now: () => now,
    after(milliseconds: number, call: () => void) {
      const alarm = { at: now + milliseconds, call }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    set(to: string) {
      now = Date.parse(to)
      for (const alarm of [...alarms].filter(({ at }) => at <= now)) {
        alarms.delete(alarm)
        alarm.call()
      }
    },
  }
}

const evening = '2026-07-01T02:30:00Z' // 22:30 in Santiago
const morning = '2026-07-01T13:00:00Z' // 09:00
const noon = '2026-07-01T16:00:00Z'
const quiet = { from: '21:00', until: '09:00', timeZone: 'America/Santiago' }

async function startExample({ at = noon, folder = scratchFolder(), from = {} as Partial<Running> } = {}) {
  const twilio = from.twilio ?? (await startTwilio())
  if (!from.twilio) onTestFinished(twilio.stop)
  const clock = from.clock ?? clockAt(at)
  const printed: string[] = []
  const limits = new Map([
    ['CLP', 100_000],
    ['USD', 150],
  ])
  const settings = { hooksToken: testHooksToken, twilio: twilio.settings, limits, quiet, callingCode: '56' }
  const print = (line: string) => printed.push(line)
  const more = { shop: 'Demo', port: 0, folder, handlerRetries: [] }
  const example = await start({ ...settings, ...more, clock, print })
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
    const { id } = (await answer.json()) as { id: string }
    await example.receiver.idle()
    return id
  }
  /** Sets the clock, and waits until Twilio has been asked so often and what came of it is done. */
  const wakeUp = async (iso: string, asked: number) => {
    clock.set(iso)
    await twilio.askedTimes(asked)
    await example.receiver.idle()
  }
  return { ...example, close, hookUrl, folder, twilio, clock, printed, post, wakeUp }
}

interface Running {
  twilio: Awaited<ReturnType<typeof startTwilio>>
  clock: ReturnType<typeof clockAt>
}

const order = (id: number, more: object = {}) => ({
  ...{ id, status: 'Paid', currency: 'CLP', total: 129_990 },
  customer: { phone: '9 8765 4321' },
  ...more,
})

it('texts the buyer of a large order of the simulated store, once, through Twilio', async () => {
  const { receiver, hookUrl, twilio, printed } = await startExample()
  const shop = await startStore({ speed: 'skip' })
  onTestFinished(shop.stop)
  await shop.hookAll(hookUrl)
  const customer = { email: 'a@example.com', phone: '+56 9 8765-4321' }
  const products = [{ id: 1, qty: 2, price: 400_000 }]
  const given = { customer, products }
  const { id, order } = await shop.order({ currency: 'CLP', given }).pay().ship()
  await shop.store.idle()
  await receiver.idle()
  expect(order.total).toBeGreaterThan(100_000)
  const amount = `CLP ${order.total?.toLocaleString('en')}`
  const body = `Demo: order ${id} of ${amount} is paid. Thank you!`
  expect(twilio.messages).toMatchObject([{ to: '+56987654321', from: '+15005550006', body }])
  expect(twilio.asked).toHaveLength(1)
  expect(printed.slice(1)).toEqual([`Order ${id}: its text is sent`])
})

it('texts above the limit of the order’s currency alone, and only a number that can be one', async () => {
  const { twilio, printed, post } = await startExample()
  await post(order(1, { total: 100_000 }))
  await post(order(2, { total: 100_001 }))
  await post(order(3, { currency: 'USD', total: 150.01 }))
  await post(order(4, { currency: 'EUR', total: 10_000 }))
  await post(order(5, { total: null }))
  await post(order(6, { customer: { phone: 'call my mother' } }))
  await post(order(7, { customer: null }))
  expect(twilio.messages.map(({ body }) => body)).toEqual([
    'Demo: order 2 of CLP 100,001 is paid. Thank you!',
    'Demo: order 3 of USD 150.01 is paid. Thank you!',
  ])
  expect(printed.filter((line) => line.includes('no text')).map((line) => line.slice(6))).toEqual([
    '1: no text, it is not above the limit',
    '4: no text, no limit is set for its currency',
    '5: no text, it is not above the limit',
    '6: no text, its buyer left no number that can be texted',
    '7: no text, its buyer left no number that can be texted',
  ])
})

it('sends one text an order: twice, at once, changed, after a restart', async () => {
  const first = await startExample()
  await Promise.all(['a', 'b', 'c'].map((note) => first.post(order(1, { additional_information: note }))))
  await first.close()
  const second = await startExample({ folder: first.folder, from: first })
  await second.post(order(1, { additional_information: 'd' }))
  expect(first.twilio.messages).toHaveLength(1)
})

it('keeps the quiet hours: what comes at night is sent in the morning', async () => {
  const { url, receiver, twilio, printed, post, wakeUp } = await startExample({ at: evening })
  await post(order(1))
  await post(order(1, { additional_information: 'again' }))
  await post(order(2))
  expect(twilio.asked).toEqual([])
  expect(printed.at(-1)).toBe('Order 2: its text waits until 2026-07-01T13:00:00.000Z')
  twilio.answerNext({ status: 503, code: 20503 })
  await wakeUp(morning, 2)
  expect(twilio.messages).toHaveLength(1)
  const [parked = ''] = /\/api\S+rerun$/.exec(printed.find((line) => line.includes('parked')) ?? '') ?? []
  await fetch(`${url}${parked}`, { method: 'POST' })
  await receiver.idle()
  const bodies = twilio.messages.map(({ body }) => body.slice(0, 13))
  expect(bodies.sort()).toEqual(['Demo: order 1', 'Demo: order 2'])
})

it('sends in the morning what waited, when the process was started anew in the night', async () => {
  const first = await startExample({ at: evening })
  await first.post(order(1))
  await first.close()
  first.clock.set('2026-07-01T08:00:00Z')
  const second = await startExample({ folder: first.folder, from: first })
  expect(first.twilio.messages).toEqual([])
  await second.close()
  first.clock.set(noon)
  const third = await startExample({ folder: first.folder, from: first })
  await first.twilio.askedTimes(1)
  await third.receiver.idle()
  expect(first.twilio.messages).toHaveLength(1)
  expect(third.printed).toContain('Order 1: its text is sent')
})

it('thanks nobody in the morning for what was canceled in the night', async () => {
  const { twilio, post, wakeUp } = await startExample({ at: evening })
  await post(order(1))
  await post(order(1, { status: 'Canceled' }), 'order_canceled')
  await post(order(2, { status: 'Canceled' }), 'order_canceled')
  await post(order(2))
  await post(order(3))
  await wakeUp(morning, 1)
  expect(twilio.messages.map(({ body }) => body.slice(0, 13))).toEqual(['Demo: order 3'])
})

it('asks Twilio after a crash whether the text went out, and sends it only when it did not', async () => {
  const { url, receiver, twilio, post, printed } = await startExample()
  twilio.answerNext('cut off after taking it', { status: 429, code: 20429 })
  const taken = await post(order(1))
  const refused = await post(order(2))
  const parked = printed.filter((line) => line.includes('parked'))
  expect(parked).toEqual(
    [taken, refused].map((id, n) => {
      return `Order ${n + 1}: a run has failed; parked: see /api/entries/${id}, then POST /api/entries/${id}/rerun`
    }),
  )
  for (const id of [taken, refused]) {
    expect((await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })).status).toBe(202)
    await receiver.idle()
  }
  expect(twilio.messages.map(({ body }) => body.slice(0, 13))).toEqual(['Demo: order 1', 'Demo: order 2'])
  expect(twilio.asked.map((each) => each.split(' ')[0])).toEqual(['POST', 'POST', 'GET', 'GET', 'POST'])
})

it('says nothing of a customer in its log, its files, its texts or what it keeps of an error', async () => {
  const { url, folder, twilio, printed, post } = await startExample()
  const person = { name: 'Canary', surname: 'Canary', address: 'Canary', city: 'Canary' }
  const customer = { email: 'canary@example.com', phone: '+56 9 1234 5678', fullname: 'Canary' }
  const about = { customer, billing_address: person, shipping_address: person }
  twilio.answerNext({ status: 400, code: 21610 })
  const id = await post(order(1, about))
  await post(order(2, about))
  const entry = (await (await fetch(`${url}/api/entries/${id}`)).json()) as { handler: { lastError: string } }
  expect(entry.handler.lastError).toBe('Error: Twilio answered 400 (21610)')
  const texts = join(folder, 'texts')
  const files = readdirSync(texts).map((file) => readFileSync(join(texts, file), 'utf8'))
  expect(files).toHaveLength(2)
  const bodies = twilio.messages.map(({ body }) => body)
  for (const each of [...printed, ...files, ...bodies]) expect(each).not.toMatch(/canary|1234|secret-of/i)
})

it.each([
  ['+56 9 8765 4321', '+56987654321'],
  ['0056 9 8765 4321', '+56987654321'],
  ['56 9 8765 4321', '+56987654321'],
  ['(09) 8765-4321', '+56987654321'],
  ['987654321', '+56987654321'],
  ['+44 (0)20 7946 0123', '+442079460123'],
  ['123', null],
  ['+56+9', null],
  ['9 8765 4321 ext 3', null],
  ['', null],
])('reads %j as %s', (typed, number) => {
  expect(toE164(typed, '56')).toBe(number)
})

it.each([
  ['America/Santiago', '2026-07-01T00:59:00Z', null],
  ['America/Santiago', '2026-07-01T01:00:00Z', morning],
  ['America/Santiago', '2026-07-01T12:59:59Z', morning],
  ['America/Santiago', morning, null],
  // The clocks go back at midnight of 5 April there, and forward at midnight of 6 September.
  ['America/Santiago', '2026-04-05T01:00:00Z', '2026-04-05T13:00:00Z'],
  ['America/Santiago', '2026-09-06T02:00:00Z', '2026-09-06T12:00:00Z'],
  ['Europe/Madrid', '2026-03-28T22:00:00Z', '2026-03-29T07:00:00Z'],
  ['Asia/Kolkata', '2026-07-01T20:10:30Z', '2026-07-02T03:30:00Z'],
])('ends the night of %s that is on at %s at %s', (timeZone, now, end) => {
  const until = quietUntil(Date.parse(now), { ...quiet, timeZone })
  expect(until === null ? null : new Date(until).toISOString()).toBe(end && new Date(end).toISOString())
})

it('has every setting in .env.example, and names what is missing or cannot be read', () => {
  const example = parseEnv(readFileSync(new URL('.env.example', import.meta.url), 'utf8'))
  expect(settingsOf(example)).toMatchObject({ quiet, callingCode: '56', port: 3000 })
  expect([...settingsOf(example).limits.keys()]).toEqual(['CLP', 'USD', 'EUR'])
  expect(() => settingsOf({})).toThrow('TWILIO_AUTH_TOKEN')
  expect(() => settingsOf({ ...example, SMS_LIMITS: '100' })).toThrow('SMS_LIMITS takes')
  expect(() => settingsOf({ ...example, SMS_QUIET: '9pm' })).toThrow('SMS_QUIET takes')
  expect(() => settingsOf({ ...example, SMS_TIME_ZONE: 'Home' })).toThrow('SMS_TIME_ZONE takes')
  expect(() => settingsOf({ ...example, SMS_CALLING_CODE: '+56' })).toThrow('SMS_CALLING_CODE takes')
})
