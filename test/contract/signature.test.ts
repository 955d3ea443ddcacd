import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sign, verify } from '../../src/contract/index.ts'
import { fixture, fixtureToken } from '../fixtures.ts'

/** Made with the openssl program: the truth about signatures comes from outside. */
interface Vectors {
  tokens: Record<string, string>
  bodies: Record<string, { base64: string; times: number }>
  vectors: { token: string; body: string; signature: string }[]
}

const path = new URL('../../fixtures/signature-vectors.json', import.meta.url)
const { tokens, bodies, vectors }: Vectors = JSON.parse(readFileSync(path, 'utf8'))

function bytesOf(name: string): Buffer {
  const { base64, times } = bodies[name] as Vectors['bodies'][string]
  return Buffer.concat(Array.from({ length: times }, () => Buffer.from(base64, 'base64')))
}

const body = Buffer.from('{"order":{"id":1,"status":"Paid"}}')
const good = sign(body, fixtureToken)

describe('against the vectors of openssl', () => {
  it('there is one for every body under every token', () => {
    expect(vectors).toHaveLength(Object.keys(tokens).length * Object.keys(bodies).length)
    expect(vectors.length).toBeGreaterThanOrEqual(24)
    expect(bytesOf('megabyte')).toHaveLength(1024 * 1024)
    expect(bytesOf('order-2014')).toEqual(fixture('order_created/2014').body)
  })

  it.each(vectors)('$body under $token', ({ body, token, signature }) => {
    const key = tokens[token] as string
    expect(sign(bytesOf(body), key)).toBe(signature)
    expect(verify(bytesOf(body), signature, [key])).toEqual({ ok: true, tokenIndex: 0 })
    expect(verify(Buffer.concat([bytesOf(body), Buffer.from(' ')]), signature, [key])).toEqual({
      ok: false,
      reason: 'signature_wrong',
    })
  })
})

describe('verify answers, never throws, on', () => {
  it.each([
    ['no header', undefined, 'signature_missing'],
    ['an empty header', '', 'signature_missing'],
    ['a short header', good.slice(0, 10), 'signature_malformed'],
    ['a long header', good + good, 'signature_malformed'],
    ['a header of a megabyte', 'A'.repeat(1024 * 1024), 'signature_malformed'],
    ['hex', Buffer.from(good, 'base64').toString('hex'), 'signature_malformed'],
    ['a sha256= prefix', `sha256=${good}`, 'signature_malformed'],
    ['a missing =', good.slice(0, -1), 'signature_malformed'],
    ['a second =', `${good.slice(0, -2)}==`, 'signature_malformed'],
    ['the URL alphabet', `${'-_'.repeat(21)}A=`, 'signature_malformed'],
    ['letters that are not ASCII', `${'é'.repeat(43)}=`, 'signature_malformed'],
    ['white space inside', `${good.slice(0, 20)} ${good.slice(21)}`, 'signature_malformed'],
    ['a newline at the end', `${good}\n`, 'signature_malformed'],
    ['another digest', sign(body, 'another token'), 'signature_wrong'],
    ['other case', good === good.toLowerCase() ? good.toUpperCase() : good.toLowerCase(), 'signature_wrong'],
    ['all zeros', Buffer.alloc(32).toString('base64'), 'signature_wrong'],
  ])('%s', (_, signature, reason) => {
    expect(verify(body, signature, [fixtureToken])).toEqual({ ok: false, reason })
  })
})

describe('several tokens, while one is rotated', () => {
  it('any of them proves, and the answer tells which', () => {
    expect(verify(body, sign(body, 'old'), ['new', 'old'])).toEqual({ ok: true, tokenIndex: 1 })
    expect(verify(body, sign(body, 'new'), ['new', 'old'])).toEqual({ ok: true, tokenIndex: 0 })
    expect(verify(body, sign(body, 'older'), ['new', 'old'])).toEqual({
      ok: false,
      reason: 'signature_wrong',
    })
  })

  it('no token proves nothing', () => {
    expect(verify(body, good, [])).toEqual({ ok: false, reason: 'signature_wrong' })
  })

  it('an empty token proves nothing, as everybody knows it', () => {
    const forged = sign(body, '')
    expect(verify(body, forged, [''])).toEqual({ ok: false, reason: 'signature_wrong' })
    expect(verify(body, good, ['', fixtureToken])).toEqual({ ok: true, tokenIndex: 1 })
  })
})

describe('bytes', () => {
  it('are what is signed: a number written anew breaks the signature', () => {
    const sample = fixture('order_paid/2014-signed')
    const signature = sample.headers['Jumpseller-Hmac-Sha256']
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(sample.body.toString('utf8'))))
    expect(verify(sample.body, signature, [fixtureToken]).ok).toBe(true)
    expect(verify(rewritten, signature, [fixtureToken]).ok).toBe(false)
  })

  it('may come in any view', () => {
    expect(sign(new Uint8Array(body), fixtureToken)).toBe(good)
    expect(sign(Buffer.concat([Buffer.from('xx'), body]).subarray(2), fixtureToken)).toBe(good)
  })
})
