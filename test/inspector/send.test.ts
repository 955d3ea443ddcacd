import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import type { SendAnswer } from '../../src/inspector/api.ts'
import { readTarget, targetOf } from '../../src/inspector/send/target.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { headerIn, inspecting, listener, postFixture } from './inspecting.ts'

async function send(
  url: string,
  asked: object,
): Promise<{ status: number; body: SendAnswer & { message?: string } }> {
  const answer = await fetch(`${url}/inspector/send`, { method: 'POST', body: JSON.stringify(asked) })
  return { status: answer.status, body: (await answer.json()) as SendAnswer }
}

const { body: keptBody, headers: keptHeaders } = fixture('order_paid/production')

describe('a replay', () => {
  it('sends the kept bytes and headers as they were', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/production')
    const target = await listener()
    const { status, body } = await send(url, { entry: id, to: `${target.url}/there?x=1` })
    expect([status, body.url, body.request.size]).toEqual([200, `${target.url}/there?x=1`, keptBody.length])
    const [got] = target.got
    expect(got?.body).toEqual(keptBody)
    expect(got?.path).toBe('/there?x=1')
    for (const [name, value] of Object.entries(keptHeaders)) {
      expect([name, headerIn(got?.rawHeaders ?? [], name)]).toEqual([name, value])
    }
    expect(headerIn(got?.rawHeaders ?? [], 'host')).toBe(new URL(target.url).host)
  })

  it('goes to the own receiver by default, which knows it', async () => {
    const { url, hook, inbox } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/production')
    const { body } = await send(url, { entry: id, repeat: 3 })
    expect(body.url).toBe(hook)
    expect(body.sent.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(JSON.parse(body.sent[0]?.answer?.body ?? '')).toEqual({ verdict: 'duplicate', id })
    expect((await inbox.entry(id))?.receipts).toBe(4)
  })

  it('names in the path the event that no header names', async () => {
    const { url, hook } = await inspecting({ receiver: { hooksToken: null }, hooksTokens: [] })
    const { id } = await postFixture(`${hook}/order_paid`, 'order_paid/2014')
    const { body } = await send(url, { entry: id })
    expect(body.url).toBe(`${hook}/order_paid`)
    expect(JSON.parse(body.sent[0]?.answer?.body ?? '')).toMatchObject({ verdict: 'duplicate' })
  })

  it('is signed and stamped anew when asked to', async () => {
    const { url, hook } = await inspecting({ now: () => Date.UTC(2026, 5, 1) })
    const { id } = await postFixture(hook, 'order_paid/production')
    const target = await listener()
    await send(url, { entry: id, to: target.url, stamp: 'now' })
    const rawHeaders = target.got[0]?.rawHeaders ?? []
    expect(headerIn(rawHeaders, 'jumpseller-triggered-at')).toBe('2026-06-01 00:00:00.000 UTC')
    expect(verify(keptBody, headerIn(rawHeaders, 'jumpseller-hmac-sha256'), [fixtureToken]).ok).toBe(true)
    expect(rawHeaders.filter((name) => /hmac/i.test(name))).toHaveLength(1)
  })
})

describe('an edited body', () => {
  it('is signed anew and kept as an entry of its own; the original stays', async () => {
    const { url, hook, inbox } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/production')
    const edited = keptBody.toString().replace(/"total":\s*\d+/, '"total": 1')
    const { body } = await send(url, { entry: id, body: edited })
    const answer = JSON.parse(body.sent[0]?.answer?.body ?? '')
    expect(answer).toMatchObject({ verdict: 'accepted' })
    expect((await inbox.request(answer.id))?.body.toString()).toBe(edited)
    expect((await inbox.request(id))?.body).toEqual(keptBody)
  })

  it('may be any bytes, as Base64, of an event without an entry', async () => {
    const { url } = await inspecting()
    const { body } = await send(url, {
      event: 'order_created',
      bodyBase64: Buffer.from([0, 255, 10]).toString('base64'),
    })
    expect(body.request.headers).toEqual(
      expect.arrayContaining([['Jumpseller-Event', 'order_pending_payment']]),
    )
    expect(JSON.parse(body.sent[0]?.answer?.body ?? '')).toMatchObject({
      verdict: 'quarantined',
      reason: 'not_json',
    })
  })
})

describe('what comes of it', () => {
  it('is told with the answer, of which the beginning is kept', async () => {
    const target = await listener((res) => void res.status(418).set('X-Why', 'tea').send('é'.repeat(20_000)))
    const { url } = await inspecting()
    const { body } = await send(url, { event: 'order_paid', body: '{}', to: target.url })
    expect(body.sent).toEqual([
      {
        status: 418,
        latencyMs: expect.any(Number),
        failure: null,
        answer: {
          headers: expect.arrayContaining([['x-why', 'tea']]),
          body: 'é'.repeat(10_000),
          truncated: true,
        },
      },
    ])
  })

  it('comes of localhost by whatever name of this machine it listens at', async () => {
    const target = await listener()
    const { url } = await inspecting()
    const to = target.url.replace('127.0.0.1', 'localhost')
    const { body } = await send(url, { event: 'order_paid', body: '{}', to })
    expect([body.sent[0]?.status, target.got.length]).toEqual([200, 1])
  })

  it('does not follow redirects', async () => {
    const elsewhere = await listener()
    const target = await listener((res) => res.redirect(307, elsewhere.url))
    const { url } = await inspecting()
    const { body } = await send(url, { event: 'order_paid', body: '{}', to: target.url })
    expect(body.sent[0]).toMatchObject({ status: 307, failure: null })
    expect(elsewhere.got).toEqual([])
  })

  it('is a class of failure when nobody answers', async () => {
    const { url } = await inspecting({ timeLimitMs: 100 })
    const silentServer = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => silentServer.once('listening', resolve))
    const { port } = silentServer.address() as AddressInfo
    onTestFinished(() => void silentServer.close())
    const failure = async (to: string) =>
      (await send(url, { event: 'order_paid', body: '{}', to })).body.sent[0]?.failure
    expect(await failure(`http://127.0.0.1:${port}`)).toBe('timeout')
    expect(await failure('http://127.0.0.1:1')).toBe('refused')
    expect(await failure(url.replace('http:', 'https:'))).toBe('tls')
  })
})

describe('what cannot be sent', () => {
  it.each([
    [{}, 422, 'Name what to send'],
    [{ entry: 'nobody-1' }, 404, 'nobody-1'],
    [{ event: 'order_paid' }, 422, 'Name what to send'],
    [{ event: 'a b', body: '' }, 422, 'event'],
    [{ event: 'order_paid', body: 3 }, 422, 'body'],
    [{ event: 'order_paid', body: '', bodyBase64: '' }, 422, 'only one'],
    [{ event: 'order_paid', bodyBase64: '???' }, 422, 'Base64'],
    [{ event: 'order_paid', body: '', repeat: 51 }, 422, 'repeat'],
    [{ event: 'order_paid', body: '', stamp: 'later' }, 422, 'stamp'],
    [{ event: 'order_paid', body: '', to: 'file:///etc/passwd' }, 422, 'http'],
    [{ event: 'order_paid', body: '', to: 'http://shop.example/' }, 422, '--allow-send-to shop.example'],
    [[], 422, 'JSON object'],
  ])('is told: %j', async (asked, status, message) => {
    const { url } = await inspecting()
    expect(await send(url, asked)).toEqual({ status, body: { message: expect.stringContaining(message) } })
  })
})

describe('a target', () => {
  const rules = {
    hookUrl: 'http://192.168.1.4:3000/webhooks/jumpseller',
    allowedTargets: ['shop.example', 'api.example:8443'],
  }
  it.each([
    'http://127.0.0.1:9/x',
    'http://localhost/',
    'http://[::1]:4000/',
    'http://127.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://192.168.1.4:3000/anything',
    'https://shop.example/a',
    'http://SHOP.example:81/',
    'https://api.example:8443/',
  ])('may be %s', (url) => {
    expect(targetOf(url, rules).ok).toBe(true)
  })

  it.each([
    'http://169.254.169.254/latest',
    'http://2852039166/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://localhost.evil.example/',
    'http://127.0.0.1.nip.example/',
    'http://192.168.1.4:3001/',
    'http://api.example/',
    'http://evil.shop.example/',
    'http://127.0.0.1@evil.example/',
    'http://user:pass@127.0.0.1/',
    'http://evil.example#127.0.0.1',
    'gopher://127.0.0.1/',
    'not a url',
  ])('may not be %s', (url) => {
    expect(targetOf(url, rules)).toEqual({ ok: false, message: expect.any(String) })
  })

  it('is named as a host, with or without a port', () => {
    expect(['Shop.Example', 'a:80', 'a:8080', '[::2]', '0x7f.1'].map(readTarget)).toEqual([
      'shop.example',
      'a:80',
      'a:8080',
      '[::2]',
      '127.0.0.1',
    ])
    expect(['', 'a/b', 'http://a', 'a@b', 'a b', 'a?b'].map(readTarget)).toEqual(Array(6).fill(undefined))
  })
})
