import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  createSignatureExplainer,
  explainSignature,
  type SignatureExplanation,
  signatureMistakes,
} from '../../../src/contract/index.ts'
import { chanceOf } from '../../../src/store/domain/chance.ts'
import { writeOrderBody } from '../../../src/store/domain/order-json.ts'
import { plausibleMarket, plausibleOrder } from '../../../src/store/domain/plausible-order.ts'
import { fixture, fixtures, fixtureToken } from '../../fixtures.ts'
import { noon } from '../../store/stores.ts'
import { authtoken, headerName, token, type Way, waysToGoWrong } from './ways-to-go-wrong.ts'

function storeBody(seed: number): Buffer {
  const chance = chanceOf(seed)
  const order = plausibleOrder(chance, plausibleMarket(chance, undefined), {
    id: 1001 + seed,
    now: noon,
    storeCode: 'demo',
  })
  return Buffer.from(writeOrderBody(order))
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed)
const sha256 = (body: Buffer | string, key: string) => createHmac('sha256', key).update(body).digest('base64')
const named = ({ mistakes }: SignatureExplanation) => mistakes.map(({ id }) => id).join('+')
const firstDifference = (one: Buffer, other: Buffer) => {
  const at = one.findIndex((byte, index) => byte !== other[index])
  return at === -1 ? one.length : at
}

describe('of 300 plausible orders', () => {
  it('every mistake is named, and none but one that gives the very value', () => {
    const met = new Set<string>()
    const wrong = seeds.flatMap((seed) => faultsOf(seed, met))
    expect(wrong.slice(0, 20)).toEqual([])
    const names = seeds.flatMap((seed) => waysToGoWrong(storeBody(seed)).map(({ name }) => name))
    expect([...new Set(names)].filter((name) => !met.has(name))).toEqual([])
  }, 60_000)

  it('what one computed oneself is explained too, beside a signature that is right', () => {
    for (const seed of seeds.slice(0, 100)) {
      const body = storeBody(seed)
      const computed = sha256(JSON.stringify(JSON.parse(body.toString())), token)
      const explanation = explainSignature({
        body,
        headers: [headerName, sha256(body, token)],
        tokens: [token],
        computed,
      })
      expect(explanation).toMatchObject({ verdict: 'valid', explains: 'computed' })
      const right = computed === sha256(body, token)
      expect(named(explanation)).toBe(right ? '' : 'rewritten')
    }
  })

  it('nothing is named for what is right, foreign or made up', () => {
    for (const seed of seeds) {
      const body = storeBody(seed)
      const explain = createSignatureExplainer({ body, tokens: [token], otherTokens: [authtoken] })
      const right = sha256(body, token)
      const twoOff = `${right[0] === 'A' ? 'B' : 'A'}${right.slice(1, 20)}${right[20] === 'C' ? 'D' : 'C'}${right.slice(21)}`
      for (const value of [
        right,
        sha256(body, 'a token of another store'),
        sha256(storeBody(seed + 1000), token),
        sha256(body, `${token}0`),
        twoOff,
        right.slice(0, 7),
        'Ruby',
        '',
        Buffer.alloc(32).toString('base64'),
        'A'.repeat(100_000),
      ]) {
        expect(
          named(
            explain([
              [headerName, value],
              ['User-Agent', 'Ruby'],
            ]),
          ),
          value,
        ).toBe('')
      }
    }
  }, 60_000)
})

/** What the explainer gets wrong about one order; the mistakes that it names rightly are added to `met`. */
function faultsOf(seed: number, met: Set<string>): string[] {
  const body = storeBody(seed)
  const explain = createSignatureExplainer({ body, tokens: [token], otherTokens: [authtoken] })
  const ways = waysToGoWrong(body)
  return ways.flatMap((way) => {
    const headers: [string, string][] = [
      ['Content-Type', 'application/json'],
      [way.header ?? headerName, way.value],
    ]
    const explanation = explain(headers)
    const name = named(explanation)
    // Some ways come to the same bytes, as JSON without a slash does for two of them.
    const alike = ways.filter(({ value, header }) => value === way.value && header === way.header)
    if (name === way.name) met.add(name)
    const holds = {
      [`told as ${name}`]: alike.some((each) => each.name === name),
      'told to be valid': explanation.verdict !== 'valid',
      'told to differ elsewhere': tellsDifference(body, way, explanation),
    }
    const faults = Object.entries(holds).filter(([, held]) => !held)
    return faults.map(([fault]) => `${seed}: ${way.name} is ${fault}`)
  })
}

function tellsDifference(
  body: Buffer,
  { signed }: Way,
  { difference, mistakes }: SignatureExplanation,
): boolean {
  if (!signed || mistakes.length === 0) return true
  return (
    difference?.offset === firstDifference(body, signed) &&
    difference.givenBytes === body.length &&
    difference.signedBytes === signed.length
  )
}

describe('a body that was changed on its way', () => {
  const sent = storeBody(3)
  const headers = { [headerName]: sha256(sent, token) }
  const explain = (body: Buffer) =>
    explainSignature({ body, headers: Object.entries(headers), tokens: [token], otherTokens: [authtoken] })

  it.each([
    ['line_end', Buffer.concat([sent, Buffer.from('\n')])],
    ['line_end', Buffer.concat([sent, Buffer.from('\r\n')])],
    ['line_end', Buffer.concat([Buffer.from(' \n'), sent, Buffer.from('\t\n \n')])],
    ['byte_order_mark', Buffer.concat([Buffer.from('\ufeff'), sent])],
    ['compressed', gzipSync(sent)],
    ['compacted', Buffer.from(sent.toString().replace('{"order":', '{ "order": '))],
    ['latin_1', Buffer.from(sent.toString('latin1'), 'utf8')],
  ])('%s', (name, body) => {
    const explanation = explain(body)
    expect(named(explanation)).toBe(name)
    expect(explanation.verdict).toBe('wrong')
    expect(explanation.difference?.offset).toBe(firstDifference(body, sent))
  })

  it('line_breaks, either way', () => {
    const unix = Buffer.from(JSON.stringify(JSON.parse(sent.toString()), null, 2).replace('"id"', '"id"'))
    const odd = Buffer.from(unix.toString().replace('\n', '\n\n'))
    const dos = Buffer.from(odd.toString().replaceAll('\n', '\r\n'))
    for (const [body, signed] of [
      [odd, dos],
      [dos, odd],
    ] as const) {
      const given = {
        body,
        headers: [[headerName, sha256(signed, token)]] as [string, string][],
        tokens: [token],
      }
      expect(named(explainSignature(given))).toBe('line_breaks')
    }
  })

  it('decimals_dropped: the store wrote 399.0, and a parser made 399 of it', () => {
    for (const place of [
      'order_paid/2014-signed',
      'order_paid/today',
      'refused/signature-wrong-parsed-and-rewritten',
    ]) {
      const { body, headers: its } = fixture(place)
      const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
      const given = { body: rewritten, headers: Object.entries(its), tokens: [fixtureToken] }
      const explanation = explainSignature(given)
      expect(named(explanation), place).toBe('decimals_dropped')
      expect(explanation.difference?.signed).toContain('.0')
      expect(explanation.difference?.given).not.toBe(explanation.difference?.signed)
    }
  })

  it('utf8_mended and numbers_rewritten', () => {
    const bad = Buffer.from([0x7b, 0x22, 0x61, 0xff, 0x22, 0x7d])
    const mended = Buffer.from(bad.toString('utf8'))
    const explained = (body: Buffer, signed: Buffer) =>
      named(explainSignature({ body, headers: [[headerName, sha256(signed, token)]], tokens: [token] }))
    expect(explained(bad, mended)).toBe('utf8_mended')
    const odd = Buffer.from('{ "a":1.0,  "b-2.0": [2.50]}')
    expect(explained(odd, Buffer.from('{ "a":1,  "b-2.0": [2.5]}'))).toBe('numbers_rewritten')
  })
})

describe('against what openssl signed', () => {
  interface Vectors {
    tokens: Record<string, string>
    bodies: Record<string, { base64: string; times: number }>
    vectors: { token: string; body: string; signature: string }[]
  }
  const path = new URL('../../../fixtures/signature-vectors.json', import.meta.url)
  const { tokens, bodies, vectors }: Vectors = JSON.parse(readFileSync(path, 'utf8'))

  it.each(vectors)('$body under $token', ({ body: name, token: key, signature }) => {
    const { base64, times } = bodies[name] as Vectors['bodies'][string]
    const body = Buffer.concat(Array.from({ length: times }, () => Buffer.from(base64, 'base64')))
    const explain = createSignatureExplainer({ body, tokens: ['new', tokens[key] as string] })
    const right = explain([[headerName, signature]])
    expect(right).toMatchObject({ verdict: 'valid', tokenIndex: 1 })
    expect(right.expected[1]).toBe(signature)
    expect(named(right)).toBe('older_token')
    const hex = Buffer.from(signature, 'base64').toString('hex')
    expect(named(explain([[headerName, hex]]))).toBe('hex')
    expect(named(explain([[headerName, signature.slice(0, -3)]]))).toBe('truncated')
  })
})

describe('the fixtures that are refused', () => {
  const expected: Record<string, [SignatureExplanation['verdict'], string]> = {
    'signature-missing': ['missing', ''],
    'signature-missing-other-name': ['missing', 'other_header'],
    'signature-missing-empty': ['missing', ''],
    'signature-malformed-hex': ['malformed', 'hex'],
    'signature-malformed-base64-of-hex': ['malformed', 'base64_of_hex'],
    'signature-malformed-prefix': ['malformed', 'prefix'],
    'signature-malformed-short': ['malformed', 'truncated'],
    'signature-malformed-unpadded': ['malformed', 'padding_missing'],
    'signature-malformed-twice': ['malformed', 'twice'],
    'signature-wrong-token': ['wrong', 'other_token'],
    'signature-wrong-all-zero': ['wrong', ''],
    'signature-wrong-parsed-and-rewritten': ['wrong', 'decimals_dropped'],
    'signature-wrong-newline-added': ['wrong', 'line_end'],
    'signature-wrong-total-changed': ['wrong', ''],
    'signature-wrong-body-empty': ['wrong', ''],
  }

  it.each(fixtures('refused'))('$name', ({ name, body, headers }) => {
    const explanation = explainSignature({
      body,
      headers: Object.entries(headers),
      tokens: [fixtureToken],
      otherTokens: ['the API token, not the hooks token'],
    })
    expect([explanation.verdict, named(explanation)]).toEqual(expected[name])
  })

  it('the others are valid, and nothing is to be explained', () => {
    for (const { group, name, body, headers } of fixtures().filter((each) => each.group !== 'refused')) {
      if (!headers[headerName] && !headers[headerName.toLowerCase()]) continue
      const explanation = explainSignature({ body, headers: Object.entries(headers), tokens: [fixtureToken] })
      expect([explanation.verdict, named(explanation)], `${group}/${name}`).toEqual(['valid', ''])
    }
  })
})

describe('the table of mistakes', () => {
  it.each(Object.entries(signatureMistakes))('%s has a title and is mended in two lines', (_, row) => {
    expect(row.title.length).toBeLessThanOrEqual(90)
    expect(row.mending.length).toBeLessThanOrEqual(160)
    expect(row.mending).toMatch(/^[A-Z3].*[.)]$/)
  })
})

it('a large or a deep body is answered, though it is not written anew', () => {
  const deep = Buffer.from(`{"order":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
  const large = Buffer.from(JSON.stringify({ order: 'x'.repeat(5_000_000), escaped: '\\"'.repeat(500_000) }))
  const blank = Buffer.from(`${' '.repeat(1_500_000)}1${' '.repeat(1_500_000)}x${'\t'.repeat(1_500_000)}`)
  for (const body of [deep, large, blank]) {
    const given = { body, tokens: [token] }
    expect(named(explainSignature({ ...given, headers: [headerName, sha256(body, 'other')] }))).toBe('')
    const digest = createHmac('sha256', token).update(body).digest('hex')
    expect(named(explainSignature({ ...given, headers: [headerName, digest] }))).toBe('hex')
  }
}, 60_000)

it('a body of a megabyte, all one text, is written anew', () => {
  const body = Buffer.from(`{"a":"${'x\\n'.repeat(340_000)}", "b":1.0}`)
  const signed = JSON.stringify(JSON.parse(body.toString()))
  const explanation = explainSignature({
    body,
    headers: [[headerName, sha256(signed, token)]],
    tokens: [token],
  })
  expect(named(explanation)).toBe('rewritten')
}, 60_000)
