import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { namesOf, urlOf } from '../../../src/cli/host.ts'
import { trusting } from '../../../src/cli/tls/own-trust.ts'
import { createUndiciPost } from '../../../src/inspector/index.ts'
import { createHttpSender } from '../../../src/store/index.ts'
import { listening } from '../../receiver/running.ts'
import { spawnKit } from '../kit-process.ts'
import { newFolder } from '../run-in-process.ts'
import { type MadePair, makeChain, makePair } from './certificates.ts'

const own = makePair('DNS:localhost')
const certificateOf = ({ cert }: MadePair) => new X509Certificate(readFileSync(cert))

/** The port of a server that shows this certificate. */
async function serverOf({ cert, key }: MadePair): Promise<number> {
  const server = createServer(
    { cert: readFileSync(cert), key: readFileSync(key) },
    (_, res) => void res.end(),
  )
  await listening(server)
  return (server.address() as AddressInfo).port
}

/** How a post ends of whoever trusts a certificate as its own. */
async function postTo(url: string, trusted: MadePair | null) {
  const certificate = trusted && certificateOf(trusted)
  const sender = createHttpSender(certificate ? { connect: trusting(() => certificate) } : {})
  onTestFinished(() => sender.close())
  const answer = await sender.send({ url, headers: {}, body: new Uint8Array(1), timeLimitMs: 10_000 })
  return answer.answered ? answer.answer.status : answer.failure
}

describe('the own certificate', () => {
  it('is trusted at the names it holds, and by nobody who was not given it', async () => {
    const url = `https://localhost:${await serverOf(own)}/`
    expect(await postTo(url, own)).toBe(200)
    expect(await postTo(url, null)).toBe('tls')
  })

  it('is trusted for itself where another has signed it, of whom nobody knows', async () => {
    const chain = makeChain()
    const url = `https://localhost:${await serverOf(chain)}/`
    expect(await postTo(url, chain)).toBe(200)
    expect(await postTo(url, own)).toBe('tls')
  })

  it('is refused at a name that it does not hold', async () => {
    expect(await postTo(`https://127.0.0.1:${await serverOf(own)}/`, own)).toBe('tls')
  })

  it('makes no other certificate trusted, of the same name or another', async () => {
    for (const [names, host] of [
      ['DNS:localhost', 'localhost'],
      ['IP:127.0.0.1', '127.0.0.1'],
    ] as const) {
      expect(await postTo(`https://${host}:${await serverOf(makePair(names))}/`, own)).toBe('tls')
    }
  })

  it('leaves other hosts to what the machine trusts, NODE_EXTRA_CA_CERTS among it', async () => {
    const other = makePair('IP:127.0.0.1')
    const args = ['trigger', 'order_paid', '--to', `https://127.0.0.1:${await serverOf(other)}/`]
    const codes = []
    for (const extra of [{ NODE_EXTRA_CA_CERTS: other.cert }, {}]) {
      const env = { DATA_DIR: newFolder(), TLS_CERT: own.cert, ...(extra as Record<string, string>) }
      codes.push((await spawnKit(args, env).ended).code)
    }
    expect(codes).toEqual([0, 1])
  })

  it('is trusted by what the page sends', async () => {
    const url = new URL(`https://localhost:${await serverOf(own)}/`)
    const certificate = certificateOf(own)
    for (const [options, status] of [
      [{ connect: trusting(() => certificate) }, 200],
      [{}, null],
    ] as const) {
      const { post, close } = createUndiciPost(options)
      onTestFinished(close)
      const sent = await post(url, { headers: [], body: Buffer.from('{}') }, new AbortController().signal)
      expect(sent.status).toBe(status)
    }
  })
})

describe('the own URL', () => {
  it.each([
    ['localhost', 'DNS:localhost', 'localhost'],
    ['127.0.0.1', 'DNS:localhost', 'localhost'],
    ['127.0.0.1', 'DNS:localhost,IP:127.0.0.1', '127.0.0.1'],
    ['::1', 'IP:::1', '[::1]'],
    ['0.0.0.0', 'DNS:*.example,DNS:hooks.example.com', 'hooks.example.com'],
    ['0.0.0.0', 'DNS:hooks.example.com,DNS:localhost', 'localhost'],
    ['::', 'DNS:*.example', '127.0.0.1'],
    ['a.example', 'DNS:*.example', 'a.example'],
    ['127.0.0.1', 'DNS:hooks.example.com', '127.0.0.1'],
    ['10.0.0.5', 'DNS:hooks.example.com', '10.0.0.5'],
  ])('on HOST %s with %s is at %s', (host, names, expected) => {
    const certificate = certificateOf(makePair(names))
    expect(urlOf({ host, port: 3000, certificate })).toBe(`https://${expected}:3000`)
  })

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', '[::1]'],
    ['localhost', 'localhost'],
  ])('without one on HOST %s is at %s, by plain HTTP', (host, expected) => {
    expect(urlOf({ host, port: 3000, certificate: null })).toBe(`http://${expected}:3000`)
  })

  it('may be asked by the names of the certificate, but for those that stand for many', () => {
    const certificate = certificateOf(makePair('DNS:hooks.example.com,DNS:*.example'))
    expect(namesOf('10.0.0.5', certificate)).toEqual(['10.0.0.5', 'hooks.example.com'])
    expect(namesOf('0.0.0.0', certificate)).toContain('hooks.example.com')
    expect(namesOf('10.0.0.5')).toEqual(['10.0.0.5'])
  })
})
