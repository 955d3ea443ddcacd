import { describe, expect, it } from 'vitest'
import { headerNames, sign } from '../../src/contract/index.ts'
import type { Summary } from '../../src/inspector/api.ts'
import { bytesKept } from '../../src/receiver/refused-requests.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { inspecting, postFixture } from './inspecting.ts'

async function json(url: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(url)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function summary(url: string, id: string, q = ''): Promise<Summary | undefined> {
  const { body } = await json(`${url}/inspector/summaries?ids=${id}&q=${encodeURIComponent(q)}`)
  return (body.summaries as Record<string, Summary>)[id]
}

describe('settings', () => {
  it('tell where hooks go and what may be sent to', async () => {
    const { url, hook } = await inspecting({ allowedTargets: ['shop.example'] })
    expect((await json(`${url}/inspector/settings`)).body).toEqual({
      version: '1.2.3',
      hookUrl: hook,
      signs: true,
      store: null,
      targets: ['shop.example'],
    })
  })

  it('never tell the token', async () => {
    const { url } = await inspecting()
    expect(JSON.stringify(await json(`${url}/inspector/settings`))).not.toContain(fixtureToken)
  })
})

describe('summaries', () => {
  it('tell what a row shows, from the kept bytes', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const { order } = JSON.parse(fixture('order_paid/today').body.toString())
    expect(await summary(url, id)).toMatchObject({
      number: order.id,
      status: 'paid',
      total: order.total,
      currency: order.currency,
      hit: null,
    })
  })

  it('leave out what is not kept', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const { body } = await json(`${url}/inspector/summaries?ids=${id},nobody-7`)
    expect(Object.keys(body.summaries as object)).toEqual([id])
  })

  it('read what can be read of a body that is off schema, and nothing of one that is no JSON', async () => {
    const { url, hook } = await inspecting({ receiver: { hooksToken: null }, hooksTokens: [] })
    const post = async (body: string) => {
      const headers = { 'Jumpseller-Event': 'order_paid' }
      return (await (await fetch(hook, { method: 'POST', headers, body })).json()) as { id: string }
    }
    const odd = await post(
      '{"order":{"id":7,"total":"free","customer":{"email":"a@b.example"},"products":3}}',
    )
    expect(await summary(url, odd.id)).toMatchObject({ number: 7, total: null, customer: 'a@b.example' })
    const none = await post('[1,2]')
    expect(await summary(url, none.id)).toMatchObject({ number: null, status: null, customer: null })
  })

  it.each([
    ['ids=', 'ids'],
    [`ids=${Array.from({ length: 201 }, (_, n) => `a-${n}`).join()}`, 'at most 200'],
    ['ids=..%2Fetc', 'not the id'],
    ['ids=a-1&q=event:none', 'event'],
  ])('refuse %.20s', async (query, message) => {
    const { url } = await inspecting()
    expect(await json(`${url}/inspector/summaries?${query}`)).toEqual({
      status: 400,
      body: { message: expect.stringContaining(message) },
    })
  })
})

describe("a summary's hit", () => {
  async function hitOf(q: string, body: string) {
    const { url, hook } = await inspecting({ receiver: { hooksToken: null }, hooksTokens: [] })
    const headers = { 'Jumpseller-Event': 'order_paid', 'X-Run': 'Nightly' }
    const answer = await fetch(hook, { method: 'POST', headers, body })
    const { id } = (await answer.json()) as { id: string }
    return (await summary(url, id, q))?.hit
  }

  const body = `{"order":{"id":7,"total":399.0,"note":"${'x'.repeat(60)}İ ANA Rojas${'y'.repeat(60)}","products":[{"sku":"A"},{"sku":"ZZ-9"}]}}`

  it('names the path of a value, with forty characters around', async () => {
    expect(await hitOf('event:order_paid "ana rojas"', body)).toEqual({
      where: 'order.note',
      before: `${'x'.repeat(38)}İ `,
      match: 'ANA Rojas',
      after: 'y'.repeat(40),
    })
  })

  it.each([
    ['zz-9', 'order.products.1.sku', 'ZZ-9'],
    ['sku', 'order.products.0.sku', 'sku'],
    ['nightly', 'header X-Run', 'Nightly'],
    ['399.0', 'body', '399.0'],
    ['(z', undefined, undefined],
  ])('finds %s', async (word, where, match) => {
    const hit = await hitOf(word, body)
    expect([hit?.where, hit?.match]).toEqual([where, match])
  })

  it('searches bodies that are nested deeper than calls', async () => {
    const deep = `${'['.repeat(20_000)}"needle"${']'.repeat(20_000)}`
    expect(await hitOf('needle', deep)).toMatchObject({ match: 'needle' })
  })

  it('does not search what is over a megabyte', async () => {
    const { url, hook } = await inspecting({
      receiver: { hooksToken: null, bodyLimit: 4 * 2 ** 20 },
      hooksTokens: [],
    })
    const large = JSON.stringify({ note: 'needle', fill: 'x'.repeat(2 ** 20) })
    const answer = await fetch(hook, { method: 'POST', body: large })
    const { id } = (await answer.json()) as { id: string }
    expect(await summary(url, id, 'needle')).toMatchObject({ hit: null })
  })
})

describe('a signature', () => {
  it('is explained from the kept bytes', async () => {
    const { url, hook } = await inspecting()
    const { id } = await postFixture(hook, 'order_paid/today')
    const signature = fixture('order_paid/today').headers[headerNames.signature] as string
    expect(await json(`${url}/inspector/entries/${id}/signature`)).toEqual({
      status: 200,
      body: {
        judged: true,
        explanation: {
          verdict: 'valid',
          received: signature,
          expected: [signature],
          tokenIndex: 0,
          explains: 'received',
          mistakes: [],
          difference: null,
        },
      },
    })
    expect((await json(`${url}/inspector/entries/nobody-1/signature`)).status).toBe(404)
  })

  it('of a refused request is explained by its id, and the token stays here', async () => {
    const { url, hook } = await inspecting()
    const headers = { [headerNames.signature]: fixtureToken }
    const { body } = fixture('order_paid/today')
    expect((await fetch(hook, { method: 'POST', headers, body })).status).toBe(401)
    const answer = await json(`${url}/inspector/refused/1/signature`)
    expect(answer.body).toMatchObject({
      judged: true,
      explanation: {
        verdict: 'malformed',
        received: '[hooks token]',
        expected: [sign(body, fixtureToken)],
        mistakes: [{ id: 'token_itself' }],
      },
    })
    expect(JSON.stringify(answer)).not.toContain(fixtureToken)
    for (const id of ['2', 'never', '01']) {
      expect((await json(`${url}/inspector/refused/${id}/signature`)).status).toBe(404)
    }
  })

  it('is not judged where only the beginning of the body was kept', async () => {
    const { url, hook } = await inspecting()
    const refusedWith = (size: number) =>
      fetch(hook, { method: 'POST', headers: { 'X-Size': String(size) }, body: 'x'.repeat(size) })
    for (const size of [bytesKept - 1, bytesKept]) expect((await refusedWith(size)).status).toBe(401)
    const whole = await json(`${url}/inspector/refused/1/signature`)
    expect(whole.body).toMatchObject({ judged: true, explanation: { verdict: 'missing' } })
    const cut = await json(`${url}/inspector/refused/2/signature`)
    expect(cut.body).toEqual({ judged: false, message: expect.stringContaining(`first ${bytesKept} bytes`) })
  })

  it('is not judged where the body was never read, however right it is', async () => {
    const { url, hook, receiver } = await inspecting({ receiver: { bodyLimit: 1_000 } })
    const { headers } = fixture('order_paid/today')
    const body = 'x'.repeat(1_001)
    const signed = { ...headers, [headerNames.signature]: sign(Buffer.from(body), fixtureToken) }
    expect((await fetch(hook, { method: 'POST', headers: signed, body })).status).toBe(413)
    expect((await fetch(hook, { method: 'PUT', headers: signed, body: 'x' })).status).toBe(405)
    await receiver.stop()
    expect((await fetch(hook, { method: 'POST', headers: signed, body: 'x' })).status).toBe(503)
    const told = receiver.refused.list().map(({ id, reason }) => [id, reason] as const)
    expect(told).toEqual([
      [3, 'stopping'],
      [2, 'method_not_allowed'],
      [1, 'body_too_large'],
    ])
    for (const [id, reason] of told) {
      const answer = await json(`${url}/inspector/refused/${id}/signature`)
      expect(answer.body).toEqual({
        judged: false,
        message: expect.stringMatching(new RegExp(`${reason}.*not read`)),
      })
    }
  })

  it('is not judged where it was not what the request was refused for', async () => {
    const { url, hook } = await inspecting({ receiver: { onInvalid: 'reject' } })
    expect((await postFixture(hook, 'quarantined/not-json-bad-utf8')).status).toBe(422)
    expect((await json(`${url}/inspector/refused/1/signature`)).body).toEqual({
      judged: false,
      message: expect.stringMatching(/rejected_as_invalid, not for its signature/),
    })
  })
})

describe('refused requests', () => {
  it('have an id each, and are counted without their bodies', async () => {
    const { url, hook } = await inspecting()
    for (const body of ['one', 'two', 'three']) await fetch(hook, { method: 'POST', body })
    const told = async (query: string) => {
      const { body } = await json(`${url}/api/refused${query}`)
      const { refused, count } = body as { refused: { id: number; body: string }[]; count: number }
      return [count, refused.map(({ id, body: sent }) => `${id} ${sent}`)]
    }
    expect(await told('')).toEqual([3, ['3 three', '2 two', '1 one']])
    expect(await told('?limit=0')).toEqual([3, []])
    expect(await told('?limit=1')).toEqual([3, ['3 three']])
    expect(await json(`${url}/api/refused?limit=-1`)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('limit') },
    })
  })
})

describe('fixtures', () => {
  it('are the bytes of the folder', async () => {
    const { url } = await inspecting()
    const answer = await fetch(`${url}/inspector/fixtures/order_shipped`)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(fixture('order_shipped/today').body)
  })

  it.each(['order_gone', '..%2F..%2Fpackage'])('of %s are none', async (event) => {
    const { url } = await inspecting()
    expect((await json(`${url}/inspector/fixtures/${event}`)).status).toBe(404)
  })
})
