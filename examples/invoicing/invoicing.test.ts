import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { fieldsOf, webhookPath } from '../../src/receiver/index.ts'
import { signedRequest, startStore, testHooksToken } from '../../src/testing/index.ts'
import { scratchFolder } from '../../test/examples/scratch-folder.ts'
import { drawInvoice } from './draw-invoice.ts'
import { openIssuing } from './issue.ts'
import { money } from './money.ts'
import { pagesOf } from './pdf-text.ts'
import { settingsOf } from './settings.ts'
import { start } from './start.ts'

const style = { seller: ['Tienda Ñandú Ltda', 'Calle Mayor 1'], locale: 'en', font: null }

async function startExample({ folder = scratchFolder() } = {}) {
  const printed: string[] = []
  const print = (line: string) => printed.push(line)
  const settings = { hooksToken: testHooksToken, prefix: 'INV-', ...style }
  const example = await start({ ...settings, port: 0, folder, handlerRetries: [], print })
  let open = true
  const close = async () => {
    if (open) await example.close()
    open = false
  }
  onTestFinished(close)
  return { ...example, close, folder, printed, hookUrl: `${example.url}${webhookPath}` }
}

async function startShop(hookUrl: string) {
  const shop = await startStore({ speed: 'skip' })
  onTestFinished(shop.stop)
  await shop.hookAll(hookUrl)
  return shop
}

const invoicesIn = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.pdf'))
const pagesIn = (folder: string, name: string) => pagesOf(readFileSync(join(folder, `${name}.pdf`)))
const post = (url: string, order: object) => fetch(url, signedRequest({ order }))
const order = (id: number, more: object = {}) => ({
  ...{ id, status: 'Paid', currency: 'USD', subtotal: 30, tax: 0, shipping: 5, discount: 0, total: 35 },
  products: [{ id: 1, sku: 'MUG', name: 'Mug', qty: 3, price: 10 }],
  ...more,
})

it('makes an invoice of an order that the simulated store sends, with the order in it', async () => {
  const { receiver, invoices, printed, hookUrl } = await startExample()
  const shop = await startShop(hookUrl)
  const { id, order } = await shop.order({ currency: 'CLP' }).pay().ship()
  await shop.store.idle()
  await receiver.idle()
  expect(invoicesIn(invoices)).toEqual(['INV-000001.pdf'])
  const [page = [], ...others] = pagesIn(invoices, 'INV-000001')
  expect(others).toEqual([])
  const { customerName, billingAddress, total } = fieldsOf(order)
  expect(page).toContain('Tienda Ñandú Ltda')
  expect(page).toContain('Invoice INV-000001')
  expect(page).toContain(`Order: ${id}`)
  expect(page).toContain(billingAddress?.name ?? customerName)
  for (const { name, sku } of order.products ?? []) expect(page.join(' ')).toContain(`${name} (${sku})`)
  expect(page.slice(page.indexOf('Total'))[1]).toBe(money(total, { currency: 'CLP', locale: 'en' }))
  expect(page.at(-1)).toBe('Page 1 of 1')
  expect(printed.slice(1)).toEqual([`Order ${id}: invoice INV-000001`])
})

it('numbers without gaps, and an order once: twice, in parallel, changed, after a restart', async () => {
  const first = await startExample()
  const ids = [7001, 7002, 7003, 7004, 7005]
  // Another body of each order, so that no entry is a duplicate of another.
  const sent = [1, 2, 3].flatMap((version) =>
    ids.map((id) => order(id, { additional_information: `v${version}` })),
  )
  const answers = await Promise.all(sent.map((each) => post(first.hookUrl, each)))
  expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 200))
  await first.receiver.idle()
  await first.close()

  const second = await startExample({ folder: first.folder })
  for (const id of [...ids, 7006]) await post(second.hookUrl, order(id, { additional_information: 'again' }))
  await second.receiver.idle()
  const lines = readFileSync(join(second.invoices, 'ledger.ndjson'), 'utf8').trimEnd().split('\n')
  const issued = lines.map((line): { number: number; order: number; name: string } => JSON.parse(line))
  expect(issued.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(issued.map(({ order }) => order).sort()).toEqual([...ids, 7006])
  expect(invoicesIn(second.invoices)).toEqual(issued.map(({ name }) => `${name}.pdf`))
  for (const { name, order } of issued) {
    expect(pagesIn(second.invoices, name)[0]).toEqual(
      expect.arrayContaining([`Invoice ${name}`, `Order: ${order}`]),
    )
  }
})

it('goes on with the next number when the process is killed in the middle of its work', async () => {
  const cwd = scratchFolder()
  const main = fileURLToPath(new URL('start.ts', import.meta.url))
  const env = { ...process.env, JUMPSELLER_HOOKS_TOKEN: testHooksToken, INVOICE_SELLER: 'Shop', PORT: '0' }
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], { cwd, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const [listening] = await once(lines, 'line')
  const hookUrl = /http\S+/.exec(listening)?.[0] ?? ''
  const ids = Array.from({ length: 20 }, (_, n) => 7100 + n)
  const third = new Promise<void>((resolve) => {
    lines.on('line', (line: string) => line.includes('INV-000003') && resolve())
  })
  const answers = await Promise.all(ids.map((id) => post(hookUrl, order(id))))
  expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
  await third
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited

  const { receiver, invoices } = await startExample({ folder: join(cwd, 'data') })
  await receiver.idle()
  const names = ids.map((_, n) => `INV-${String(n + 1).padStart(6, '0')}`)
  expect(invoicesIn(invoices)).toEqual(names.map((name) => `${name}.pdf`))
  const orders = names.map((name) => pagesIn(invoices, name)[0]?.find((text) => text.startsWith('Order: ')))
  expect(orders.sort()).toEqual(ids.map((id) => `Order: ${id}`))
})

it('goes over pages: the head on each, the totals on the last alone, no line lost', async () => {
  const { receiver, invoices, hookUrl } = await startExample()
  const products = Array.from({ length: 130 }, (_, n) => ({
    id: n,
    name: `Line ${n + 1}.`,
    qty: 1,
    price: 1.5,
  }))
  await post(hookUrl, order(8001, { products, subtotal: 195, shipping: 0, total: 195 }))
  await receiver.idle()
  const pages = pagesIn(invoices, 'INV-000001')
  expect(pages.length).toBeGreaterThan(3)
  for (const [index, page] of pages.entries()) {
    expect(page).toEqual(expect.arrayContaining(['Item', 'Qty', `Page ${index + 1} of ${pages.length}`]))
    expect(page.includes('Total')).toBe(index === pages.length - 1)
  }
  const told = pages.flat().filter((text) => text.startsWith('Line '))
  expect(told).toEqual(products.map(({ name }) => name))
})

it('prints accents as they are, long names whole, and says what Helvetica has not', async () => {
  const { receiver, invoices, printed, hookUrl } = await startExample()
  const long = `Set ${'muy largo '.repeat(25)}fin`
  const products = [
    { id: 1, name: 'Édredon “Ñ” – 20 €', qty: 1, price: 1 },
    { id: 2, name: long, qty: 1, price: 1 },
    { id: 3, name: 'שלום', qty: 1, price: 1 },
    { id: 4, name: 'x'.repeat(5000), qty: 1, price: 1 },
    { id: 5, name: 'a\u202eb\nc\u0000', qty: 1, price: 1 },
  ]
  const billing_address = { name: 'Pál', surname: 'Erdős' }
  await post(hookUrl, order(8002, { products, billing_address }))
  await receiver.idle()
  const page = pagesIn(invoices, 'INV-000001').flat()
  expect(page).toContain('Édredon “Ñ” – 20 €')
  expect(page.join(' ').replaceAll(/ +/g, ' ')).toContain(long)
  expect(page).toContain('????')
  expect(page).toContain('Pál Erdos')
  expect(page).toContain('a b c')
  expect(page.join('')).toContain(`${'x'.repeat(299)}…`)
  expect(printed.at(-1)).toBe('Invoice INV-000001: 5 letters are not in its font; set INVOICE_FONT')
})

it.each([
  ['CLP', 12990, 'CLP\u00a012,990'],
  ['USD', 1234.5, 'USD\u00a01,234.50'],
  ['KWD', 1.2345, 'KWD\u00a01.235'],
  ['USD', -0, 'USD\u00a00.00'],
  ['not one', 5, 'not one 5'],
])('writes %s %d as money of its currency', (currency, amount, shown) => {
  expect(money(amount, { currency, locale: 'en' })).toBe(shown)
})

it('parks what cannot be invoiced without using up a number, and makes it when it is run again', async () => {
  const { url, receiver, invoices, printed, hookUrl } = await startExample()
  const { id } = (await (await post(hookUrl, order(9001))).json()) as { id: string }
  await receiver.idle()
  renameSync(invoices, `${invoices}-away`)
  const parked = (await (await post(hookUrl, order(9002))).json()) as { id: string }
  await receiver.idle()
  expect(printed.at(-1)).toBe(
    `Order 9002: a run has failed; parked: see /api/entries/${parked.id}, then POST /api/entries/${parked.id}/rerun`,
  )
  renameSync(`${invoices}-away`, invoices)
  const noTotal = await post(hookUrl, order(9003, { total: null }))
  expect(noTotal.status).toBe(200)
  await receiver.idle()
  for (const entry of [parked.id, id]) {
    expect((await fetch(`${url}/api/entries/${entry}/rerun`, { method: 'POST' })).status).toBe(202)
    await receiver.idle()
  }
  expect(invoicesIn(invoices)).toEqual(['INV-000001.pdf', 'INV-000002.pdf'])
  expect(pagesIn(invoices, 'INV-000002').flat()).toContain('Order: 9002')
  expect(printed.at(-1)).toBe('Order 9001: invoice INV-000001, made before')
})

it('says nothing of a customer', async () => {
  const { receiver, printed, hookUrl } = await startExample()
  const canary = 'Canary-7731'
  const person = { name: canary, surname: canary, address: canary, city: canary, taxid: canary }
  const customer = { email: `${canary}@example.com`, phone: canary, fullname: canary }
  const about = { customer, billing_address: person, shipping_address: person }
  await post(hookUrl, order(9101, about))
  await post(hookUrl, order(9102, { ...about, total: null }))
  await receiver.idle()
  expect(printed).toHaveLength(3)
  expect(printed.join('\n')).not.toContain(canary)
})

const drawn = async () => Buffer.from('%PDF')

it.each([
  ['before its number was taken', { ledger: false, draft: true }],
  ['after its number was taken', { ledger: true, draft: true }],
  ['after its number was taken, and the draft is lost', { ledger: true, draft: false }],
])('loses no number and gives none twice when it was cut off %s', async (_, left) => {
  const folder = scratchFolder()
  const before = await openIssuing({ folder, prefix: '' })
  await before.issue({ order: 1, entry: 'a', draw: drawn })
  await before.close()
  const second = { number: 2, name: '000002', order: 2, entry: 'b', issuedAt: '2026-01-01T00:00:00.000Z' }
  if (left.draft) writeFileSync(join(folder, '2-2.draft'), '%PDF of 2')
  if (left.ledger) appendFileSync(join(folder, 'ledger.ndjson'), `${JSON.stringify(second)}\n`)

  const after = await openIssuing({ folder, prefix: '' })
  const third = await after.issue({ order: 3, entry: 'c', draw: drawn })
  const again = await after.issue({ order: 2, entry: 'b', draw: drawn })
  expect([third.issued.number, again.issued.number]).toEqual(left.ledger ? [3, 2] : [2, 3])
  expect(readdirSync(folder).sort()).toEqual(['000001.pdf', '000002.pdf', '000003.pdf', 'ledger.ndjson'])
  await after.close()
  const reopened = await openIssuing({ folder, prefix: '' })
  onTestFinished(reopened.close)
  expect(await reopened.issue({ order: 2, entry: 'b', draw: drawn })).toEqual({ ...again, made: false })
})

it('cuts a torn line off the ledger and gives its number to the next', async () => {
  const folder = scratchFolder()
  const before = await openIssuing({ folder, prefix: '', firstNumber: 41 })
  await before.issue({ order: 1, entry: 'a', draw: drawn })
  await before.close()
  appendFileSync(join(folder, 'ledger.ndjson'), '{"number":42,"na')
  const after = await openIssuing({ folder, prefix: '', firstNumber: 41 })
  await after.issue({ order: 2, entry: 'b', draw: drawn })
  await after.close()
  const reopened = await openIssuing({ folder, prefix: '', firstNumber: 41 })
  onTestFinished(reopened.close)
  const { issued } = await reopened.issue({ order: 2, entry: 'b', draw: drawn })
  expect(issued).toMatchObject({ number: 42, order: 2 })
  expect(existsSync(join(folder, '000042.pdf'))).toBe(true)
})

it('refuses a ledger from which somebody took a line', async () => {
  const folder = scratchFolder()
  const issuing = await openIssuing({ folder, prefix: '' })
  for (const id of [1, 2, 3]) await issuing.issue({ order: id, entry: 'a', draw: drawn })
  await issuing.close()
  const ledger = join(folder, 'ledger.ndjson')
  const [one, , three] = readFileSync(ledger, 'utf8').split('\n')
  writeFileSync(ledger, `${one}\n${three}\n`)
  await expect(openIssuing({ folder, prefix: '' })).rejects.toThrow('line 2 is not invoice 2')
})

it('draws with a font of the user’s own, or says that there is none', async () => {
  const issued = { number: 1, name: '1', order: 1, entry: 'a', issuedAt: '2026-01-01T00:00:00.000Z' }
  const fields = fieldsOf({ id: 1, status: 'Paid', currency: 'USD', total: 1 })
  await expect(drawInvoice(issued, fields, { ...style, font: '/no/such.ttf' })).rejects.toThrow('such.ttf')
})

it('has every setting in .env.example, and names what is missing', () => {
  const example = parseEnv(readFileSync(new URL('.env.example', import.meta.url), 'utf8'))
  expect(settingsOf(example)).toMatchObject({ port: 3000, prefix: 'INV-', firstNumber: 1, font: null })
  expect(() => settingsOf({})).toThrow('JUMPSELLER_HOOKS_TOKEN and INVOICE_SELLER must be set')
  expect(() => settingsOf({ ...example, INVOICE_PREFIX: '../' })).toThrow('INVOICE_PREFIX')
  expect(() => settingsOf({ ...example, INVOICE_FIRST_NUMBER: 'x' })).toThrow('INVOICE_FIRST_NUMBER')
})
