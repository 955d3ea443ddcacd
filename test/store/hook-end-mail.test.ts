import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { hookAt, runStore } from './stores.ts'
import { receiver, serve } from './wires.ts'

const run = promisify(execFile)

/** Does what the command asks of curl: a shell reads its words, and the request is made from here. */
async function runCurl(command: string): Promise<void> {
  const { stdout } = await run('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`])
  const [, method = '', url = '', , user = '', , header = '', , body = ''] = stdout.split('\0')
  const [name = '', value = ''] = header.split(': ')
  const authorization = `Basic ${Buffer.from(user).toString('base64')}`
  const answer = await fetch(url, { method, headers: { authorization, [name]: value }, body })
  expect(answer.status).toBe(200)
}

describe('the mail at a hook’s end', () => {
  it('says which hook, event and order, the last answer, and how to have the hook again', async () => {
    const store = await runStore()
    const url = await serve((request, response) => {
      request.resume()
      response.writeHead(503).end('<b>down</b>\n for maintenance')
    })
    await hookAt(store, 'order_pending_payment', `${url}/hook?a='b'`)
    await store.raise('order_created', Buffer.from('{}'), { orderId: 1026 })
    await store.idle()
    const [mail] = store.outbox.all()
    expect(mail?.subject).toBe('[demo] Your hook "Order Created" was deleted after 10 failed attempts')
    for (const said of [
      'Hook:          1',
      'Event:         Order Created (order_pending_payment)',
      `URL:           ${url}/hook?a='b'`,
      'Order:         1026',
      'First attempt: 2026-01-15 12:00:00 UTC',
      'Last attempt:  2026-01-26 03:33:00 UTC',
      'Last answer:   status: answered 503, and said: <b>down</b> for maintenance',
      '0 other waiting deliveries',
    ]) {
      expect(mail?.text).toContain(said)
    }
  })

  it('has a command that registers the hook again when it is run', async () => {
    let storeUrl = ''
    const store = await runStore({ publicUrl: () => storeUrl })
    storeUrl = await serve(store.app)
    const target = await receiver(...Array(10).fill(500), 200)
    await hookAt(store, 'order_paid', `${target.url}?it's=here`)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    expect(store.hooks.all()).toEqual([])
    const { text = '' } = await simpleParser(Buffer.from((await store.outbox.source(1)) ?? []))
    await runCurl(/^curl (?:.*\\\n)+.*$/m.exec(text)?.[0] ?? '')
    expect(store.hooks.all()).toMatchObject([
      { id: 2, state: 'active', wireEvent: 'order_paid', url: `${target.url}?it's=here` },
    ])
  })
})
