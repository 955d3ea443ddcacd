import { createServer as createTcpServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { failureClassOf } from '../../../src/store/adapters/failure-class.ts'
import { HttpExchange } from '../../../src/store/adapters/http-exchange.ts'
import { createHttpSender } from '../../../src/store/adapters/http-sender.ts'
import { type AttemptAnswer, outcomeOf } from '../../../src/store/domain/attempt.ts'
import type { Sender } from '../../../src/store/ports.ts'
import { deadUrl, gate, receiver, serve } from '../wires.ts'

let sender: Sender = createHttpSender()
afterEach(async () => {
  await sender.close()
  sender = createHttpSender()
})

function post(url: string, { body = '{"order":{}}', timeLimitMs = 5_000 } = {}) {
  return sender.send({
    url,
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'Ruby', 'X-Case': 'Kept' },
    body: Buffer.from(body),
    timeLimitMs,
  })
}

async function outcome(url: string, options: Parameters<typeof post>[1] = {}) {
  return outcomeOf(await post(url, options))
}

/** A server below HTTP: what it does to each connection is up to the test. */
async function rawServer(server: ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('the sender', () => {
  it('posts the bytes and headers as they are, and answers what came back', async () => {
    const { url, arrived } = await receiver(202)
    const answer = await post(url, { body: '{"order":{"name":"ñ ☕"}}' })
    expect(answer).toMatchObject({ answered: true, answer: { status: 202, truncated: false } })
    expect(arrived[0]?.body.toString()).toBe('{"order":{"name":"ñ ☕"}}')
    expect(arrived[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Ruby',
      'content-length': '27',
    })
    if (answer.answered) expect(Buffer.from(answer.answer.body).toString()).toBe('answer 1')
    expect(outcomeOf(answer)).toEqual({ outcome: 'delivered', message: null })
  })

  it.each([200, 201, 204, 299])('takes %i for delivered', async (status) => {
    expect((await outcome((await receiver(status)).url)).outcome).toBe('delivered')
  })

  it.each([400, 404, 410, 429, 500, 503])('takes %i for a failure by status', async (status) => {
    expect(await outcome((await receiver(status)).url)).toEqual({
      outcome: 'status',
      message: `answered ${status}`,
    })
  })

  it.each([301, 302, 307, 308])('does not follow a %i', async (status) => {
    const target = await receiver(200)
    const url = await serve((request, response) => {
      request.resume()
      response.writeHead(status, { location: target.url }).end()
    })
    expect(await outcome(url)).toMatchObject({ outcome: 'redirect' })
    expect(target.arrived).toEqual([])
  })

  it('tells that nobody listens', async () => {
    expect(await outcome(await deadUrl())).toMatchObject({ outcome: 'refused' })
  })

  it('tells that a name does not resolve', async () => {
    expect(await outcome('http://nobody.invalid/')).toMatchObject({ outcome: 'dns' })
  })

  it('tells that the answer does not begin in time', async () => {
    const url = await serve(() => {})
    expect(await outcome(url, { timeLimitMs: 50 })).toEqual({
      outcome: 'timeout',
      message: 'no whole answer within 0.05 s',
    })
  })

  it('tells that the answer does not end in time', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200).write('beginning')
    })
    expect(await outcome(url, { timeLimitMs: 50 })).toMatchObject({ outcome: 'timeout' })
  })

  it('tells that there was no connection in time', async () => {
    // The greeting of TLS is never answered.
    const port = await rawServer(createTcpServer((socket) => socket.on('error', () => {})))
    expect(await outcome(`https://127.0.0.1:${port}/`, { timeLimitMs: 50 })).toEqual({
      outcome: 'timeout',
      message: 'no whole answer within 0.05 s',
    })
  })

  it('sends nothing when the connection comes after the time is up', async () => {
    const told: AttemptAnswer[] = []
    const exchange = await new Promise<HttpExchange>((resolve) => {
      const late: HttpExchange = new HttpExchange(1, (answer) => {
        told.push(answer)
        resolve(late)
      })
    })
    const abort = vi.fn()
    exchange.onRequestStart({ abort } as unknown as Parameters<HttpExchange['onRequestStart']>[0])
    expect(abort).toHaveBeenCalledOnce()
    exchange.onResponseError(undefined, new Error('aborted'))
    expect(told).toMatchObject([{ answered: false, failure: 'timeout' }])
  })

  it('ends the connection of an attempt whose time is up', async () => {
    const ended = gate()
    const url = await serve((request) => request.socket.once('close', ended.open))
    await post(url, { timeLimitMs: 50 })
    await ended.opened
  })

  it('answers also where the address cannot be read', async () => {
    expect(await outcome('no address')).toMatchObject({ outcome: 'network' })
  })

  it('passes over what comes before the answer', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'
    const port = await rawServer(
      createTcpServer((socket) => {
        socket.once('data', () => socket.end(`${early}HTTP/1.1 500 No\r\ncontent-length: 2\r\n\r\nno`))
      }),
    )
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({
      answer: { status: 500, headers: { 'content-length': '2' } },
    })
  })

  it('tells that the connection broke, before and within the answer', async () => {
    const before = await serve((request) => request.socket.destroy())
    expect(await outcome(before)).toMatchObject({ outcome: 'network' })
    const within = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('beginning', () => request.socket.destroy())
    })
    expect(await outcome(within)).toMatchObject({ outcome: 'network' })
  })

  it('tells that the answer is not HTTP', async () => {
    const port = await rawServer(createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n')))
    expect(await outcome(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'network' })
  })

  it('tells that the handshake failed: without TLS at the other end, and without a certificate', async () => {
    const plain = await rawServer(createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
    expect(await outcome(`https://127.0.0.1:${plain}/`)).toMatchObject({ outcome: 'tls' })
    const bare = await rawServer(createTlsServer({}))
    expect(await outcome(`https://127.0.0.1:${bare}/`)).toMatchObject({ outcome: 'tls' })
  })

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['EAI_AGAIN', 'dns'],
    ['ETIMEDOUT', 'timeout'],
    ['EHOSTUNREACH', 'network'],
  ])('classes %s as %s', (code, expected) => {
    expect(failureClassOf(Object.assign(new Error('x'), { code }))).toBe(expected)
    expect(failureClassOf(new Error('x', { cause: { code } }))).toBe(expected)
  })

  it('keeps 64 KiB of the answer and reads the rest away', async () => {
    const url = await serve((request, response) => {
      request.resume()
      response.end(Buffer.alloc(300_000, 'a'))
    })
    const answer = await post(url)
    expect(answer).toMatchObject({ answered: true, answer: { status: 200, truncated: true } })
    if (answer.answered) expect(answer.answer.body).toHaveLength(65_536)
  })

  it('keeps a body of 64 KiB whole, in whatever pieces it comes, and one that is missing as none', async () => {
    const url = await serve(async (request, response) => {
      request.resume()
      for (let piece = 0; piece < 64; piece += 1) {
        response.write(Buffer.alloc(1024, piece))
        if (piece % 8 === 0) await new Promise(setImmediate)
      }
      response.end()
    })
    const answer = await post(url)
    expect(answer).toMatchObject({ answered: true, answer: { truncated: false } })
    const whole = Buffer.concat(Array.from({ length: 64 }, (_, piece) => Buffer.alloc(1024, piece)))
    if (answer.answered) expect(Buffer.from(answer.answer.body).equals(whole)).toBe(true)
    const nothing = await post(
      await serve((request, response) => {
        request.resume()
        response.writeHead(204).end()
      }),
    )
    expect(nothing).toMatchObject({ answer: { body: new Uint8Array(0), truncated: false } })
  })

  it('uses connections again', async () => {
    const ports = new Set<number | undefined>()
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort)
      request.resume()
      response.end('ok')
    })
    for (let n = 0; n < 10; n++) await post(url)
    // Two, since the next post may come before the last connection is free.
    expect(ports.size).toBeLessThanOrEqual(2)
  })

  it('joins the values of a header that came several times', async () => {
    const url = await serve((request, response) => {
      request.resume()
      response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end()
    })
    expect(await post(url)).toMatchObject({ answer: { headers: { 'set-cookie': 'a=1, b=2' } } })
  })
})

describe('reaching a URL', () => {
  it('succeeds where somebody listens, and sends nothing', async () => {
    const { url, arrived } = await receiver()
    expect(await sender.reach(url, 5_000)).toEqual({ ok: true })
    expect(arrived).toEqual([])
  })

  it('fails where nobody does, or the name is unknown', async () => {
    expect(await sender.reach(await deadUrl(), 5_000)).toMatchObject({ ok: false, failure: 'refused' })
    expect(await sender.reach('https://nobody.invalid/', 5_000)).toMatchObject({ ok: false, failure: 'dns' })
  })
})
