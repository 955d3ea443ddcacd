import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { createReceiverServer } from '../../src/receiver/index.ts'
import { listening } from '../receiver/running.ts'

const nothing = () => {}

it('waits 10 s for headers and 30 s for a request, and looks often enough to mean it', () => {
  expect(createReceiverServer(nothing, nothing)).toMatchObject({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 2_000,
  })
})

it.each(['POST / HTTP/1.1\r\nHost:', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{'])(
  'answers 408 and hangs up where %j is all that comes',
  async (beginning) => {
    const limits = { headers: 50, request: 60, lookEvery: 10 }
    const url = new URL(await listening(createReceiverServer(nothing, nothing, limits)))
    const socket = connect(Number(url.port), url.hostname)
    let came = ''
    socket.on('data', (chunk) => {
      came += chunk
    })
    socket.write(beginning)
    await once(socket, 'close')
    expect(came).toMatch(/^HTTP\/1\.1 408 /)
  },
)
