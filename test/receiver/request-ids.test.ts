import { describe, expect, it } from 'vitest'
import { sign } from '../../src/contract/index.ts'
import { createRequestIds } from '../../src/receiver/request-ids.ts'
import { manualClock } from './manual-clock.ts'
import { type RunningOptions, running } from './running.ts'

const body = '{"order":{"id":1,"status":"Paid","customer":{"email":"canary@example.com"}}}'
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

interface Line {
  level: string
  message: string
  requestId?: string
  [fact: string]: unknown
}

async function logged(options: RunningOptions = {}) {
  const lines: Line[] = []
  const at = (level: string) => (facts: object, message: string) => lines.push({ level, message, ...facts })
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  const ran = await running({ hooksToken: 'secret-token', log, ...options })
  const post = (text: string, headers: Record<string, string> = {}) =>
    fetch(ran.hook, {
      method: 'POST',
      body: text,
      headers: {
        'Jumpseller-Event': 'order_paid',
        'Jumpseller-Hmac-Sha256': sign(Buffer.from(text), 'secret-token'),
        ...headers,
      },
    }).then((response) => response.json() as Promise<{ id: string }>)
  return { ...ran, lines, post, line: (message: string) => lines.find((each) => each.message === message) }
}

describe('a request id', () => {
  const ids = createRequestIds({ hooksTokens: ['secret-token'], prefix: 'p' })

  it.each([
    [{ 'x-request-id': 'proxy-1234.a_B' }, 'proxy-1234.a_B'],
    [{ traceparent: `00-${trace}-00f067aa0ba902b7-01` }, trace],
    [{ 'x-request-id': 'short', traceparent: `00-${trace}-00f067aa0ba902b7-01` }, trace],
  ])('is taken from %j', (headers, id) => {
    expect(ids.of(headers)).toBe(id)
    expect(ids.ofKept(Object.entries(headers).flatMap(([name, value]) => [name.toUpperCase(), value]))).toBe(
      id,
    )
  })

  it.each([
    {},
    { 'x-request-id': '' },
    { 'x-request-id': 'x'.repeat(65) },
    { 'x-request-id': 'a b c d e f' },
    { 'x-request-id': 'canary@example.com' },
    { 'x-request-id': 'line\u001b[2Jbreak' },
    { 'x-request-id': 'has-secret-token-in-it' },
    { 'x-request-id': 'proxy-1234, proxy-5678' },
    { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` },
    { traceparent: 'nonsense' },
  ])('is made anew for %j', (headers) => {
    const [one, other] = [ids.of(headers), ids.of(headers)]
    expect(one).toMatch(/^p-[\da-z]+$/)
    expect(other).not.toBe(one)
    expect(ids.ofKept(Object.entries(headers).flat())).toBeUndefined()
  })
})

describe('the log', () => {
  it('follows a request from the door to its handlers', async () => {
    let seen: string | null = null
    const { post, receiver, line } = await logged({
      prepare: ({ onAny }) =>
        onAny(({ requestId }) => {
          seen = requestId
        }),
    })
    const { id } = await post(body)
    await receiver.idle()
    const answered = line('Answered')
    expect(answered).toMatchObject({ level: 'debug', verdict: 'accepted', entry: id })
    expect(answered?.requestId).toMatch(/^[\da-f]{8}-1$/)
    expect(line('The handlers are done')).toMatchObject({
      requestId: answered?.requestId,
      entry: id,
      runs: 1,
    })
    expect(seen).toBe(answered?.requestId)
  })

  it('bears the id of a proxy on the lines of a quarantine, a refusal and a failed run, and after a retry', async () => {
    const clock = manualClock()
    const { post, receiver, lines, line } = await logged({
      clock,
      handlerRetries: [1_000],
      prepare: ({ onAny }) => onAny(() => Promise.reject(new Error('no'))),
    })
    await post('x', { 'X-Request-Id': 'quarantined-1' })
    await post(body, { 'X-Request-Id': 'refused-1', 'Jumpseller-Hmac-Sha256': 'x' })
    await post(body, { 'X-Request-Id': 'accepted-1' })
    await receiver.idle()
    clock.advance(1_000)
    await receiver.idle()
    expect(line('Quarantined')).toMatchObject({
      level: 'warn',
      requestId: 'quarantined-1',
      reason: 'not_json',
    })
    expect(line('Refused')).toEqual({
      level: 'info',
      message: 'Refused',
      requestId: 'refused-1',
      reason: 'signature_malformed',
    })
    const failed = lines.filter(({ message }) => message === 'A handler failed')
    expect(failed.map(({ requestId, runs, parked }) => [requestId, runs, parked])).toEqual([
      ['accepted-1', 1, false],
      ['accepted-1', 2, true],
    ])
  })

  it('is not filled by those who are refused: the rest is told as a number', async () => {
    const clock = manualClock()
    const { post, lines } = await logged({ clock })
    const refused = () => lines.filter(({ message }) => message === 'Refused')
    for (let n = 0; n < 50; n++) await post(body, { 'Jumpseller-Hmac-Sha256': 'x' })
    expect(refused()).toHaveLength(20)
    clock.advance(10_000)
    await post(body, { 'Jumpseller-Hmac-Sha256': 'x' })
    expect(refused()[20]).toMatchObject({ leftOut: 30 })
  })

  it('bears nothing of a body, at any level, and no hooks token', async () => {
    const { post, receiver, lines } = await logged({ prepare: ({ onAny }) => onAny(() => {}) })
    for (const headers of [
      {},
      { 'X-Request-Id': 'secret-token' },
      { 'X-Request-Id': 'canary@example.com' },
    ]) {
      await post(body, headers)
      await post(body.slice(1), headers)
      await post(body, { ...headers, 'Jumpseller-Hmac-Sha256': 'x' })
    }
    await receiver.idle()
    expect(lines.length).toBeGreaterThan(9)
    expect(JSON.stringify(lines)).not.toMatch(/canary|secret-token/)
  })
})
