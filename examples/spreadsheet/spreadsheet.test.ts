import { appendFileSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { EventName } from '../../src/contract/index.ts'
import { fieldsOf, webhookPath } from '../../src/receiver/index.ts'
import { signedRequest, startStore, testHooksToken } from '../../src/testing/index.ts'
import { scratchFolder } from '../../test/examples/scratch-folder.ts'
import { columns } from './row.ts'
import { safeText } from './safe-text.ts'
import { settingsOf } from './settings.ts'
import { start } from './start.ts'

async function startExample({ folder = scratchFolder() } = {}) {
  const file = join(folder, 'orders.csv')
  const printed: string[] = []
  const print = (line: string) => printed.push(line)
  const settings = { hooksToken: testHooksToken, handlerRetries: [], port: 0 }
  const example = await start({ ...settings, file, folder, print })
  let open = true
  const close = async () => {
    if (open) await example.close()
    open = false
  }
  onTestFinished(close)
  const hookUrl = `${example.url}${webhookPath}`
  const send = async (order: object, event: EventName = 'order_paid') => {
    const request = signedRequest({ order }, { event, triggeredAt: Date.UTC(2026, 1, 10, 13, 56, 35, 800) })
    const answer = await fetch(hookUrl, request)
    expect(answer.status).toBe(200)
    await example.receiver.idle()
    return ((await answer.json()) as { id: string }).id
  }
  const lines = () => readFileSync(file, 'utf8').split('\r\n').slice(1, -1)
  /** Order and state of each row. */
  const told = () => lines().map((line) => line.split(',', 2).join(' ').replaceAll('"', ''))
  return { ...example, close, hookUrl, folder, file, printed, send, lines, told }
}

const order = (id: number, more: object = {}) => ({
  id,
  status: 'Paid',
  currency: 'USD',
  total: 35.5,
  ...more,
})

it('has a row for each state of an order of the simulated store, with the order in it', async () => {
  const { receiver, hookUrl, lines, told } = await startExample()
  const shop = await startStore({ speed: 'skip' })
  onTestFinished(shop.stop)
  await shop.hookAll(hookUrl)
  const { id } = await shop.order({ currency: 'CLP' })
  await shop.store.idle()
  await receiver.idle()
  for (const step of ['pay', 'ship'] as const) {
    await shop.store.orders.step(id, step)
    await shop.store.idle()
    await receiver.idle()
  }
  expect(told()).toEqual([`${id} created`, `${id} paid`, `${id} shipped`])
  const body = shop.store.orders.get(id)?.order
  const fields = fieldsOf(body as NonNullable<typeof body>)
  for (const line of lines()) {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    expect(cells).toHaveLength(columns.length)
    expect(cells[columns.indexOf('total')]).toBe(String(fields.total))
    expect(cells[columns.indexOf('email')]).toBe(`"${fields.customerEmail}"`)
  }
})

it('writes these bytes, in which no formula is left', async () => {
  const { file, send } = await startExample()
  const id = await send(
    order(7, {
      created_at: '2026-02-10 13:50:00 UTC',
      ...{ subtotal: 30, tax: 0, shipping: 5.5, discount: null },
      customer: { email: '@SUM(A1)', phone: '+56 9 1', fullname: '=HYPERLINK("http://evil.example","é")' },
      shipping_address: { city: '\t-2+3;=cmd|calc', country: 'Côte\r\nd’Ivoire' },
      products: [
        { name: '"Mug", blue', qty: 2 },
        { name: '= 1', qty: 1 },
      ],
    }),
  )
  const head = columns.map((name) => `"${name}"`).join(',')
  const time = '"2026-02-10 13:56:35","2026-02-10 13:50:00",""'
  const money = '"USD",30,0,5.5,,35.5'
  const person = `"'=HYPERLINK(""http://evil.example"",""é"")","'@SUM(A1)","'+56 9 1"`
  const place = `"'-2+3;'=cmd|calc","Côte d’Ivoire","2 × ""Mug"", blue | 1 × = 1"`
  const text = `\ufeff${head}\r\n7,"paid","${id}",${time},${money},${person},${place}\r\n`
  expect(readFileSync(file)).toEqual(Buffer.from(text, 'utf8'))
  expect([...readFileSync(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@A1', "'@A1"],
  ['\t=1', "'=1"],
  ['\r=1', "'=1"],
  ['\n \u00a0=1', "'=1"],
  ['＝1', "'＝1"],
  ['a;=1', "a;'=1"],
  ['a, "=1', `a, "'=1`],
  ['=1;=2|=3', "'=1;'=2|'=3"],
  ['\u0000=1', "'=1"],
  ['a=b - c@d', 'a=b - c@d'],
  ['Ñandú', 'Ñandú'],
  ['', ''],
])('makes %j safe as %j', (typed, safe) => {
  expect(safeText(typed)).toBe(safe)
})

it('tells a state of an order once: twice, at once, changed, late, after a restart', async () => {
  const first = await startExample()
  await Promise.all(['a', 'b', 'c'].map((note) => first.send(order(1, { additional_information: note }))))
  await first.send(order(2), 'order_shipped')
  await first.send(order(2), 'order_paid')
  await first.close()
  const second = await startExample({ folder: first.folder })
  await second.send(order(1, { additional_information: 'd' }))
  await second.send(order(2), 'order_created')
  await second.send(order(1), 'order_canceled')
  expect(second.told()).toEqual(['1 paid', '2 shipped', '1 canceled'])
  expect(second.printed.slice(1)).toEqual([
    'Order 1: paid, told before',
    'Order 2: created, told before',
    'Order 1: canceled',
  ])
})

it('cuts off the half row of a crash, and no whole one', async () => {
  const first = await startExample()
  await first.send(order(1))
  await first.close()
  const before = readFileSync(first.file)
  appendFileSync(first.file, '2,"paid","half a r')
  const second = await startExample({ folder: first.folder })
  expect(readFileSync(first.file)).toEqual(before)
  await second.send(order(2))
  expect(second.told()).toEqual(['1 paid', '2 paid'])
})

it('goes on in the file that a spreadsheet program has saved in place of its own', async () => {
  const { file, send } = await startExample()
  await send(order(1))
  const saved = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replaceAll('"', '')
  writeFileSync(`${file}.new`, `${saved}`)
  renameSync(`${file}.new`, file)
  await send(order(2))
  const text = readFileSync(file, 'utf8')
  expect(text.startsWith(saved)).toBe(true)
  expect(text.slice(saved.length)).toMatch(/^2,"paid",/)
})

it('knows the rows again in a file that a spreadsheet program has saved its own way', async () => {
  const first = await startExample()
  await first.send(order(1))
  await first.close()
  const text = readFileSync(first.file, 'utf8')
  writeFileSync(first.file, text.replaceAll('\r\n', '\n').replaceAll('"', '').replaceAll(',', ';'))
  const second = await startExample({ folder: first.folder })
  await second.send(order(1, { additional_information: 'again' }))
  expect(second.printed.at(-1)).toBe('Order 1: paid, told before')
})

it('parks a row that cannot be written, and writes it when it is run again', async () => {
  const { url, receiver, file, printed, send, told } = await startExample()
  await send(order(1))
  renameSync(file, `${file}.away`)
  mkdirSync(file)
  const id = await send(order(2))
  expect(printed.at(-1)).toBe(
    `Order 2: a run has failed; parked: see /api/entries/${id}, then POST /api/entries/${id}/rerun`,
  )
  rmdirSync(file)
  renameSync(`${file}.away`, file)
  expect((await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })).status).toBe(202)
  await receiver.idle()
  expect(told()).toEqual(['1 paid', '2 paid'])
})

it('says nothing of a customer in its log', async () => {
  const { file, printed, send } = await startExample()
  const person = { name: 'Canary', surname: 'Canary', city: 'Canary' }
  const customer = { email: 'canary@example.com', phone: 'Canary', fullname: 'Canary' }
  const about = { customer, billing_address: person, shipping_address: person }
  await send(order(1, about))
  renameSync(file, `${file}.away`)
  mkdirSync(file)
  await send(order(2, about))
  expect(printed).toHaveLength(3)
  expect(printed.join('\n')).not.toMatch(/canary/i)
})

it('has every setting in .env.example, and names what is missing', () => {
  const example = parseEnv(readFileSync(new URL('.env.example', import.meta.url), 'utf8'))
  expect(settingsOf(example)).toEqual({ hooksToken: 'replace-me', file: 'data/orders.csv', port: 3000 })
  expect(() => settingsOf({})).toThrow('JUMPSELLER_HOOKS_TOKEN must be set')
})
