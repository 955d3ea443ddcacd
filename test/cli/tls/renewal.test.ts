import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { openTls } from '../../../src/cli/tls/open-tls.ts'
import { createHttpSender } from '../../../src/store/index.ts'
import { manualClock } from '../../receiver/manual-clock.ts'
import { type MadePair, makePair } from './certificates.ts'
import { keepingLog } from './tls-kit.ts'

const aMinute = 60_000

function fingerprintIn({ cert }: MadePair): string {
  return new X509Certificate(readFileSync(cert)).fingerprint256
}

/** What a server shows to whoever connects now. */
async function shownBy(server: Server): Promise<string> {
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}

function stopped(server: Server): Promise<unknown> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  return closed
}

/** Two servers with files of their own, as `start` has them. */
async function serving(later = 0) {
  const [files, before] = [makePair(), makePair()]
  put(before, files)
  const [clock, { log, logged }] = [manualClock(Date.now() + later), keepingLog()]
  const tls = openTls({ HOST: 'localhost', TLS_CERT: files.cert, TLS_KEY: files.key }, { log, clock })
  if (!tls) throw new Error('no TLS')
  const servers: Server[] = []
  for (let n = 0; n < 2; n += 1) {
    const server = createServer({ ...tls.pair }, (_, res) => void res.end('here'))
    tls.keepRenewed(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(async () => void (server.listening && (await stopped(server))))
    servers.push(server)
  }
  return { files, before, servers: servers as [Server, Server], clock, logged, tls }
}

function put(from: MadePair, to: MadePair): void {
  copyFileSync(from.cert, to.cert)
  copyFileSync(from.key, to.key)
}

it('is shown within a minute by both servers, without a restart, and logged', async () => {
  const { files, before, servers, clock, logged } = await serving()
  const after = makePair()
  clock.advance(aMinute)
  for (const server of servers) expect(await shownBy(server)).toBe(fingerprintIn(before))
  expect(logged('info')).toEqual([])
  put(after, files)
  clock.advance(aMinute)
  for (const server of servers) expect(await shownBy(server)).toBe(fingerprintIn(after))
  expect(logged('info')).toEqual(['The certificate was renewed'])
  clock.advance(10 * aMinute)
  expect([logged('info').length, logged('warn')]).toEqual([1, []])
})

it('keeps the old pair while the new one is half written, says so once, and takes it when it is whole', async () => {
  const { files, before, servers, clock, logged } = await serving()
  const after = makePair()
  copyFileSync(after.cert, files.cert)
  clock.advance(3 * aMinute)
  expect(await shownBy(servers[0])).toBe(fingerprintIn(before))
  expect(logged('warn')).toEqual([expect.stringMatching(/in use is kept: TLS_KEY .*not the key of/)])
  writeFileSync(files.key, readFileSync(after.key, 'utf8').slice(0, 60))
  clock.advance(aMinute)
  expect(logged('warn').at(-1)).toMatch(/in use is kept: TLS_KEY .*holds no private key/)
  copyFileSync(after.key, files.key)
  clock.advance(aMinute)
  expect(await shownBy(servers[0])).toBe(fingerprintIn(after))
  expect([logged('info'), logged('warn').length]).toEqual([['The certificate was renewed'], 2])
})

it('is trusted from the moment it is shown, and the one before no longer is', async () => {
  const { files, servers, clock, tls } = await serving()
  const sender = createHttpSender({ connect: tls.connect })
  onTestFinished(() => sender.close())
  const url = `https://localhost:${(servers[0].address() as AddressInfo).port}/`
  const post = () => sender.send({ url, headers: {}, body: new Uint8Array(1), timeLimitMs: 10_000 })
  const hangUp = () => servers[0].closeAllConnections()
  expect(await post()).toMatchObject({ answered: true })
  put(makePair(), files)
  hangUp()
  expect(await post()).toMatchObject({ answered: true })
  clock.advance(aMinute)
  hangUp()
  expect(await post()).toMatchObject({ answered: true })
  servers[0].setSecureContext({ ...pairIn(makePair()) })
  hangUp()
  expect(await post()).toMatchObject({ answered: false, failure: 'tls' })
})

it('is warned of once when it ends while it is in use', async () => {
  const thirtyDays = 30 * 24 * 60 * aMinute
  const { servers, clock, logged } = await serving(thirtyDays - 2 * aMinute)
  clock.advance(aMinute)
  expect(logged('warn')).toEqual([])
  clock.advance(5 * aMinute)
  expect(logged('warn')).toEqual([expect.stringMatching(/ended at .*Renew it/)])
  expect(servers.every(({ listening }) => listening)).toBe(true)
})

it('is looked for as long as a server listens, and no longer', async () => {
  const { servers, clock } = await serving()
  expect(clock.waiting).toBe(1)
  await stopped(servers[0])
  clock.advance(aMinute)
  expect(clock.waiting).toBe(1)
  await stopped(servers[1])
  expect(clock.waiting).toBe(0)
})

function pairIn({ cert, key }: MadePair) {
  return { cert: readFileSync(cert), key: readFileSync(key) }
}
