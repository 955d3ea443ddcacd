import { createServer as createTcpServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { ReadUnusable, TargetUnreachable } from '../../src/certify/index.ts'
import { close, listen } from '../../src/testing/listen.ts'
import { createGoodReceiver } from '../flawed-receivers/good.ts'
import { hooksToken, judge, serve, shortLimits } from './certifying.ts'
import { createScriptedTarget } from './scripted-target.ts'

describe('certify', () => {
  it('tells each scenario in its order, as it goes', async () => {
    const url = await serve(createGoodReceiver(hooksToken))
    const only = ['order-paid-today', 'body-dribbled', 'chunked', 'answer-time']
    const told: string[] = []
    const { judged } = await judge(url, {
      only,
      onJudged: ({ scenario }, { n, of }) => told.push(`${n}/${of} ${scenario.id}`),
    })
    expect(told).toEqual(['1/4 order-paid-today', '2/4 body-dribbled', '3/4 chunked', '4/4 answer-time'])
    expect(judged.map(({ scenario }) => scenario.id)).toEqual(only)
  })

  it('shows what was sent and answered, and never the token', async () => {
    const url = await serve((req, res) => {
      req.resume().on('end', () => res.writeHead(422, { 'X-Why': 'phone' }).end('phone must not be null'))
    })
    const { judged } = await judge(`${url}/a?b=1`, { only: ['phone-null'] })
    expect(judged[0]?.finding.evidence).toMatchObject([
      {
        request: {
          line: 'POST /a?b=1',
          headers: expect.arrayContaining([
            ['Jumpseller-Event', 'order_paid'],
            ['Jumpseller-Hmac-Sha256', expect.stringMatching(/^.{43}=$/)],
          ]),
          body: expect.stringMatching(/^\{"order":\{"id":\d{9},.{370,}…$/),
          size: 2239,
        },
        answer: {
          status: 422,
          headers: expect.arrayContaining([['X-Why', 'phone']]),
          body: 'phone must not be null',
        },
        failure: null,
      },
    ])
    expect(judged[0]?.consequence).toMatchObject({ hook: 'deleted', attempts: 10 })
    expect(JSON.stringify(judged)).not.toContain(hooksToken)
  })

  it('tells of no name and password in the URL', async () => {
    const url = await serve(createGoodReceiver(hooksToken))
    const certificate = await judge(url.replace('//', '//ana:secret@'), { only: ['order-paid-today'] })
    expect(JSON.stringify(certificate)).not.toContain('secret')
    expect(certificate).toMatchObject({ url: `${url}/`, pass: 1 })
  })

  it('takes 501 for an answer to GET', async () => {
    const url = await serve((_, res) => res.writeHead(501).end())
    expect((await judge(url, { only: ['get-and-head'] })).judged[0]?.finding.verdict).toBe('pass')
  })

  it('names the scenario that keeps another from being judged', async () => {
    const url = await serve(createScriptedTarget({ answers: ({ same }) => (same > 0 ? 409 : undefined) }))
    const { judged, fail, blocked } = await judge(url, { read: `${url}/kept/{order}`, only: ['kept-once'] })
    expect(judged[0]?.finding).toMatchObject({ verdict: 'not_judged', blockedBy: 'duplicate' })
    expect({ fail, blocked }).toEqual({ fail: 0, blocked: 1 })
  })

  it.each([
    [0, /^Answered 2xx and not kept: order_pending_payment \(2014\), order_paid \(2014\), .*\(today\)\.$/],
    [2, /^Answered 2xx and kept more than once: order_pending_payment \(2014\), .*\(today\)\.$/],
  ])('names the events that are kept %i times', async (entries, says) => {
    const url = await serve(createScriptedTarget({ tells: () => ({ entries, state: null }) }))
    const only = ['every-event-kept', 'latest-state-after-cancel']
    const { judged } = await judge(url, { read: `${url}/kept/{order}`, only, limits: shortLimits })
    expect(judged[0]?.finding).toMatchObject({ verdict: 'fail', says: expect.stringMatching(says) })
    expect(judged[0]?.finding.evidence).toHaveLength(3)
    expect(judged[1]?.finding).toMatchObject({
      verdict: 'not_judged',
      ...(entries === 0 && { blockedBy: 'every-event-kept' }),
    })
  })

  it('follows no redirect', async () => {
    let followed = 0
    const elsewhere = await serve((_, res) => {
      followed += 1
      res.end()
    })
    const url = await serve((_, res) => res.writeHead(307, { location: elsewhere }).end())
    await judge(url, { only: ['redirect-answered', 'phone-null', 'get-and-head'] })
    expect(followed).toBe(0)
  })

  it('warns of answers that take more than a second', async () => {
    const url = await serve((req, res) => {
      req.resume().on('end', () => pause(20).then(() => res.end()))
    })
    // A hundred times as fast, so that 20 ms are two seconds.
    const elapsed = () => performance.now() * 100
    const { judged, warn, score } = await judge(url, { only: ['answer-time'], elapsed })
    expect(judged[0]?.finding).toMatchObject({
      verdict: 'warn',
      says: expect.stringMatching(/^More than a second: p50 \d{4,5} ms/),
    })
    expect({ warn, score }).toEqual({ warn: 1, score: 98 })
  })

  it('tells of an answer that never comes', async () => {
    const url = await serve(() => {})
    const { judged } = await judge(url, { only: ['order-paid-today'], limits: shortLimits })
    expect(judged[0]).toMatchObject({
      finding: { verdict: 'fail', says: 'A genuine delivery was not answered within 1 s.' },
      consequence: { hook: 'deleted', text: expect.stringContaining('none answered in time') },
    })
  })

  it('comes to an end with a target that is silent throughout', async () => {
    const url = await serve(() => {})
    const { grade, score, pass } = await judge(url, { limits: { ...shortLimits, timeLimitMs: 100 } })
    expect({ grade, score, pass }).toEqual({ grade: 'F', score: 0, pass: 0 })
  })

  it.each([
    [500, 'warn', 'The forgery was answered 500: refused by accident, not on purpose.'],
    [302, 'warn', 'The forgery was answered 302: refused by accident, not on purpose.'],
    ['hang up', 'warn', /^The forgery was broken off \(ECONNRESET\): did the receiver break on it\?$/],
    [403, 'pass', 'It was answered 403.'],
    [204, 'fail', 'A forgery was answered 204: it was taken.'],
  ] as const)('of a forgery that is answered %s says %s', async (status, verdict, says) => {
    const url = await serve(createScriptedTarget({ answers: ({ isGenuine }) => (isGenuine ? 200 : status) }))
    const { judged } = await judge(url, { only: ['signature-missing'] })
    expect(judged[0]?.finding).toMatchObject({ verdict, says: expect.stringMatching(says) })
    expect(judged[0]?.consequence).toBeNull()
  })

  it('says of a refused forgery nothing when the genuine are refused too', async () => {
    const url = await serve(createGoodReceiver('another token'))
    const only = [
      'order-created-today',
      'order-paid-today',
      'order-shipped-today',
      'order-canceled-today',
      'order-updated-today',
    ]
    const { judged } = await judge(url, { only: [...only, 'signature-missing'] })
    expect(judged.at(-1)?.finding).toMatchObject({ verdict: 'not_judged', blockedBy: 'order-paid-today' })
  })
})

describe('what cannot be judged', () => {
  it('is a URL where nobody is', async () => {
    const server = createTcpServer()
    const url = await listen(server as never)
    await new Promise((resolve) => server.close(resolve))
    const failing = judge(url)
    await expect(failing).rejects.toThrow(TargetUnreachable)
    await expect(failing).rejects.toThrow(/^Nobody can be reached at .*: ECONNREFUSED\. Start the receiver/)
  })

  it.each([
    ['500', (_: string) => [500, ''], /--read cannot be used: .* answered 500\. docs\/certify\.md says/],
    ['no JSON', () => [200, '<html>'], /something else than JSON/],
    ['another shape', () => [200, '{"ok":true}'], /JSON of another shape/],
    [
      'a state for an unknown order',
      () => [200, '{"state":"none"}'],
      /tells a state for order \d+, which was never sent/,
    ],
    [
      'entries for an unknown order',
      () => [200, '{"entries":3}'],
      /3 entries for order \d+, which was never sent/,
    ],
  ] as const)('is a --read that answers %s', async (_, answers, message) => {
    const url = await serve((req, res) => {
      const [status, text] = answers(req.url ?? '')
      res.writeHead(status as number).end(text)
    })
    const failing = judge(url, { read: `${url}/{order}` })
    await expect(failing).rejects.toThrow(ReadUnusable)
    await expect(failing).rejects.toThrow(message)
  })

  it('is what --read leaves out', async () => {
    const good = createGoodReceiver(hooksToken)
    const url = await serve(good)
    const reader = await serve(async (req, res) => {
      const answer = await fetch(`${url}/orders/${req.url?.slice(1)}`)
      const told = answer.ok ? ((await answer.json()) as { state: string }) : null
      res.writeHead(answer.status).end(JSON.stringify(told && { state: told.state }))
    })
    const only = ['kept-once', 'latest-state-after-cancel']
    const { judged } = await judge(url, { read: `${reader}/{order}`, only, limits: shortLimits })
    expect(judged.map(({ finding }) => finding.verdict)).toEqual(['not_judged', 'pass'])
  })

  it('is what --read can no longer tell, which is a warning', async () => {
    let asked = 0
    const url = await serve(createGoodReceiver(hooksToken))
    const reader = await serve((_, res) => {
      asked += 1
      res.writeHead(asked === 1 ? 404 : 500).end()
    })
    const { judged } = await judge(url, { read: `${reader}/{order}`, only: ['kept-once'] })
    expect(judged[0]?.finding).toMatchObject({
      verdict: 'warn',
      says: expect.stringMatching(/^What was kept cannot be read: .* answered 500\.$/),
    })
  })
})

it('certify leaves no connection open', async () => {
  const server = createGoodReceiver(hooksToken)
  const url = await listen(server)
  await judge(url, { only: ['order-paid-today', 'connection-reused-after-refusal', 'get-and-head'] })
  const connections = promisify(server.getConnections.bind(server))
  // Long before the server itself would give an idle connection up.
  await vi.waitFor(async () => expect(await connections()).toBe(0))
  await close(server)
})
