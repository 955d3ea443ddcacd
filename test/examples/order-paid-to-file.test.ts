import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readOrders, start } from '../../examples/order-paid-to-file.ts'
import { type Fixture, fixture, fixtureToken } from '../fixtures.ts'
import { post } from './post.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startStore } from './simulated-store.ts'

async function startExample() {
  const folder = scratchFolder()
  const file = join(folder, 'order-paid.ndjson')
  const printed: string[] = []
  const print = (line: string) => printed.push(line)
  const example = await start({ hooksToken: fixtureToken, port: 0, folder, file, print })
  onTestFinished(example.close)
  return { ...example, file, printed }
}

it('writes the paid orders of a simulated store to the file and reads them back', async () => {
  const { url, receiver, file, printed } = await startExample()
  const { order } = await startStore({
    hooksToken: fixtureToken,
    url,
    events: ['order_paid', 'order_shipped'],
  })
  const [one, two] = [await order('pay', 'ship'), await order('pay')]
  await receiver.idle()
  const emails = [one, two].map(({ id, order }) => ({ id, customerEmail: order.customer?.email }))
  expect(await readOrders(file)).toMatchObject(emails)
  expect(printed).toEqual(emails.map(({ id, customerEmail }) => `Order ${id} of ${customerEmail}`))
})

it('keeps the body as it was spelled, on one line', async () => {
  const { url, receiver, file } = await startExample()
  const sent = ['special/crlf-and-tabs', 'special/money-exponent', 'special/emoji-and-rtl'].map(fixture)
  for (const each of sent) expect((await post(url, each)).status).toBe(200)
  await receiver.idle()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const asOneLine = ({ body }: Fixture) => body.toString('utf8').replaceAll(/[\r\n]/g, ' ')
  expect(lines.map((line) => line.slice(line.indexOf('"body":') + 7, -1)).sort()).toEqual(
    sent.map(asOneLine).sort(),
  )
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
})

it('reads an order once when a run was made again after a crash', async () => {
  const { url, receiver, file, printed } = await startExample()
  const answer = await post(url, fixture('order_paid/production'))
  await receiver.idle()
  const { id } = (await answer.json()) as { id: string }
  expect(await receiver.rerun(id)).toBe('enqueued')
  await receiver.idle()
  expect(printed).toHaveLength(2)
  expect(await readOrders(file)).toHaveLength(1)
})
