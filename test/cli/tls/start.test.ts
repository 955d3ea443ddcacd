import { once } from 'node:events'
import { connect } from 'node:net'
import { fetch } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dispatcherTrusting } from '../../../src/cli/tls/own-trust.ts'
import { ownCertificate } from '../../../src/cli/tls/tls-files.ts'
import { spawnKit } from '../kit-process.ts'
import { kit, newFolder } from '../run-in-process.ts'
import { makeChain, makePair, secretLines } from './certificates.ts'
import { hooksToken, startTlsKit } from './tls-kit.ts'

const pair = makePair()

/** A client that trusts the certificate, as the kit's own commands do. */
function asking({ cert }: { cert: string }) {
  const dispatcher = dispatcherTrusting(ownCertificate({ TLS_CERT: cert }))
  const json = async (url: string, method = 'GET') => (await fetch(url, { method, dispatcher })).json()
  /** The entries of the receiver, once there are any. */
  async function entries(receiver: string): Promise<unknown[]> {
    let come: unknown[] = []
    await expect
      .poll(
        async () => {
          come = ((await json(`${receiver}/api/entries`)) as { entries: unknown[] }).entries
          return come.length
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    return come
  }
  return { json, entries }
}

describe('start with a certificate that only itself has signed', () => {
  const { json, entries } = asking(pair)

  it('delivers over https from the store to the receiver, as a process that ends well', async () => {
    const ports = { HOST: 'localhost', RECEIVER_PORT: '0', STORE_PORT: '0' }
    const files = { DATA_DIR: newFolder(), TLS_CERT: pair.cert, TLS_KEY: pair.key }
    const process = spawnKit(['start', '--json'], { ...ports, ...files, LOG_LEVEL: 'debug' })
    onTestFinished(() => void process.child.kill('SIGKILL'))
    const told = JSON.parse(await process.line('"started"'))
    expect([told.receiver, told.store]).toEqual(
      Array(2).fill(expect.stringMatching(/^https:\/\/localhost:\d+$/)),
    )
    await json(`${told.store}/kit/orders`, 'POST')
    expect(await entries(told.receiver)).toContainEqual(
      expect.objectContaining({ event: 'order_created', verdict: 'accepted', signature: 'valid' }),
    )
    process.child.kill('SIGTERM')
    const ended = await process.ended
    expect(ended.code).toBe(0)
    for (const line of secretLines(pair)) expect(ended.stdout + ended.stderr).not.toContain(line)
  })

  it('is asked over https by the commands that are given the same TLS_CERT', async () => {
    const { both } = await startTlsKit(pair)
    const [receiver, store] = [new URL(both.receiver.url), new URL(both.store.url)]
    const ports = { HOST: 'localhost', RECEIVER_PORT: receiver.port, STORE_PORT: store.port }
    const env = { ...ports, TLS_CERT: pair.cert, JUMPSELLER_HOOKS_TOKEN: hooksToken }
    const runs = async (...args: string[]) => {
      const ended = await kit(args, { env })
      expect([args[0], ended.code, ended.stderr]).toEqual([args[0], 0, ''])
      return ended
    }
    await runs('trigger', 'order_paid')
    const [entry] = (await runs('export')).records()
    expect(entry).toMatchObject({ event: 'order_paid', verdict: 'accepted' })
    expect((await runs('replay', String(entry?.id))).stdout).toContain('duplicate')
    expect((await runs('hooks', 'list')).stdout).toContain(both.receiver.hookUrl)
    expect((await runs('hooks', 'create')).stdout).toContain('0 made, 5 there already')
    expect((await runs('reconcile', '--since', '1d')).stdout).toContain('0 missed')
    expect((await runs('drift')).stdout).not.toBe('')
  })

  it('has the commands that are not given it say what to do', async () => {
    const { both } = await startTlsKit(pair)
    const { url, hookUrl } = both.receiver
    for (const args of [
      ['trigger', 'order_paid', '--to', hookUrl],
      ['export', '--from', url],
      ['drift', '--from', url],
      ['hooks', 'list', '--api', both.store.url],
      ['reconcile', '--since', '1d', '--api', both.store.url, '--to', url],
    ]) {
      const { code, stderr } = await kit(args)
      expect([args[0], code, stderr]).toEqual([
        args[0],
        1,
        expect.stringMatching(/TLS fails .*set TLS_CERT/s),
      ])
    }
  })

  it('has the commands that ask it by plain HTTP say that it may speak https', async () => {
    const { both } = await startTlsKit(pair)
    const ports = { RECEIVER_PORT: new URL(both.receiver.url).port, STORE_PORT: new URL(both.store.url).port }
    for (const args of [
      ['trigger', 'order_paid'],
      ['export'],
      ['drift'],
      ['hooks', 'list'],
      ['reconcile', '--since', '1d'],
    ]) {
      const { code, stderr } = await kit(args, { env: { HOST: 'localhost', ...ports } })
      expect([args[0], code, stderr]).toEqual([
        args[0],
        1,
        expect.stringMatching(/hung up .*set TLS_CERT as for it/),
      ])
    }
  })

  it('has curl trust it in what the start says is next', async () => {
    const files = { DATA_DIR: newFolder(), TLS_CERT: pair.cert, TLS_KEY: pair.key }
    const process = spawnKit(['store'], { HOST: 'localhost', STORE_PORT: '0', ...files })
    onTestFinished(() => void process.child.kill('SIGKILL'))
    expect(await process.line('/kit/orders')).toMatch(`curl --cacert ${pair.cert} -X POST https://localhost:`)
  })

  it('closes on plain HTTP and on no TLS at all, says so at debug alone, and serves on', async () => {
    const { both, logged } = await startTlsKit(pair)
    for (const url of [both.receiver.url, both.store.url]) {
      const { port } = new URL(url)
      await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow('fetch failed')
      const socket = connect(Number(port), 'localhost')
      socket.on('error', () => {})
      socket.resume().write(Buffer.alloc(400, 0x16))
      await once(socket, 'close')
    }
    expect(logged('debug').filter((msg) => msg === 'A TLS handshake failed').length).toBeGreaterThanOrEqual(4)
    expect([logged('warn'), logged('error')]).toEqual([[], []])
    await json(`${both.store.url}/kit/orders`, 'POST')
    expect(await entries(both.receiver.url)).not.toEqual([])
  })

  it('stops at once, whoever has not finished shaking hands', { timeout: 8_000 }, async () => {
    const { both, stop } = await startTlsKit(pair)
    const closed = []
    for (const url of [both.receiver.url, both.store.url]) {
      const socket = connect(Number(new URL(url).port), 'localhost')
      await once(socket, 'connect')
      closed.push(once(socket.on('error', () => {}).resume(), 'close'))
    }
    await stop()
    await Promise.all(closed)
  })
})

describe('start with a certificate that another has signed', () => {
  it('delivers too, by its names where it listens everywhere', async () => {
    const chain = makeChain('DNS:*.example,DNS:localhost')
    const { both } = await startTlsKit(chain, { HOST: '0.0.0.0' })
    const { json, entries } = asking(chain)
    expect(both.receiver.url).toMatch(/^https:\/\/localhost:/)
    await json(`${both.store.url}/kit/orders`, 'POST')
    expect(await entries(both.receiver.url)).not.toEqual([])
  })

  it('does not start where it does not name the host, and says so', async () => {
    const elsewhere = makePair('DNS:hooks.example.com')
    await expect(startTlsKit(elsewhere, { HOST: '127.0.0.1' })).rejects.toThrow(
      /TLS fails at https:\/\/127\.0\.0\.1/,
    )
  })
})
