import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import express from 'express'
import { describe, expect, it } from 'vitest'
import type { ReceiverServerOptions } from '../../../src/receiver/http/receiver-server.ts'
import { createReceiverServer, type Door, ownHostOnly, webhookPath } from '../../../src/receiver/index.ts'
import { makePair } from '../../cli/tls/certificates.ts'
import { fixture, fixtureToken } from '../../fixtures.ts'
import { buildStore } from '../../store/stores.ts'
import { listening, running } from '../running.ts'

const pair = makePair()
const [cert, key] = [readFileSync(pair.cert), readFileSync(pair.key)]

/** A receiver's server by https; answers its port. */
async function secured(door: Door, options: ReceiverServerOptions = {}, app = express()): Promise<number> {
  return Number(
    new URL(await listening(createReceiverServer(door, app, { tls: { cert, key }, ...options }))).port,
  )
}

interface Asked {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: Buffer
}

async function answerOf(port: number, { body, ...asked }: Asked): Promise<{ status: number; text: string }> {
  const sent = request({ host: 'localhost', port, ca: cert, agent: false, ...asked }).end(body)
  const [answer] = await once(sent, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  return { status: answer.statusCode, text }
}

const nothing = () => {}

describe("the receiver's own server with a certificate", () => {
  it('takes hooks in over https', async () => {
    const { receiver } = await running({ hooksToken: fixtureToken })
    const port = await secured(receiver.door)
    const { body, headers } = fixture('order_paid/today')
    const answer = await answerOf(port, { method: 'POST', path: webhookPath, headers, body })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ verdict: 'accepted' })
  })

  it('closes on plain HTTP, and takes the next hook in', async () => {
    const { receiver } = await running({ hooksToken: fixtureToken })
    const port = await secured(receiver.door)
    const { body, headers } = fixture('order_paid/today')
    const asked = plainRequest({
      host: 'localhost',
      port,
      method: 'POST',
      path: webhookPath,
      headers,
      agent: false,
    })
    const [error] = await once(asked.end(body), 'error').catch((thrown) => [thrown])
    expect(error).toMatchObject({ code: 'ECONNRESET' })
    expect((await answerOf(port, { method: 'POST', path: webhookPath, headers, body })).status).toBe(200)
  })

  it('speaks no TLS below 1.2', async () => {
    const port = await secured(nothing)
    const shake = (maxVersion: 'TLSv1.1' | 'TLSv1.2') =>
      new Promise((resolve) => {
        // The client's own floor is let down, so that it is the server which refuses.
        const floor = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
        const socket = connectTls({ host: 'localhost', port, ca: cert, ...floor, maxVersion })
        socket.once('secureConnect', () => resolve(socket.getProtocol()))
        socket.once('error', ({ message }) => resolve(message))
        socket.once('secureConnect', () => socket.destroy())
      })
    expect(await shake('TLSv1.2')).toBe('TLSv1.2')
    expect(await shake('TLSv1.1')).toMatch(/alert protocol version/)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['the beginning of a handshake', Buffer.from('1603010200', 'hex')],
  ])('hangs up where %s is all that comes', async (_, beginning) => {
    const port = await secured(nothing, { handshake: 50 })
    const socket = connect(port, 'localhost')
    socket.on('error', nothing).resume().write(beginning)
    await once(socket, 'close')
  })

  it('waits as long for headers and requests as without, and 10 s for the handshake', async () => {
    const server = createReceiverServer(nothing, nothing, { tls: { cert, key } })
    expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 })
    // Node shows it by a symbol alone.
    const handshake = Object.getOwnPropertySymbols(server).find(({ description }) =>
      /handshake.?timeout/i.test(description ?? ''),
    )
    expect(server[handshake as unknown as keyof typeof server]).toBe(10_000)
    const socket = connectTls({
      host: 'localhost',
      port: await secured(nothing, { headers: 50, request: 60, lookEvery: 10 }),
      ca: cert,
    })
    socket.write('POST / HTTP/1.1\r\nHost:')
    let came = ''
    socket.on('data', (chunk) => {
      came += chunk
    })
    await once(socket, 'close')
    expect(came).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe.each([
  ['receiver', '/', express().use(ownHostOnly([]), (_req, res) => void res.json({}))],
  ['store', '/kit/clock', buildStore({}).app],
])('over TLS the %s', (_, path, app) => {
  it.each([
    [undefined, 200],
    ['https://localhost:3000', 200],
    ['https://127.0.0.1:3000', 200],
    ['http://localhost:3000', 403],
    ['http://127.0.0.1', 403],
    ['https://evil.example', 403],
    ['null', 403],
  ])(
    'answers a page at %s with %i, since one that came in clear may be of anybody',
    async (origin, status) => {
      const port = await secured(nothing, {}, app as express.Express)
      const answer = await answerOf(port, { path, headers: origin === undefined ? {} : { Origin: origin } })
      expect(answer.status).toBe(status)
    },
  )
})
