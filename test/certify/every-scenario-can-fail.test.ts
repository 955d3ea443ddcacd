import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../src/certify/index.ts'
import { eventNames, sign, wireNameOf } from '../../src/contract/index.ts'
import { createGoodReceiver } from '../flawed-receivers/good.ts'
import { hooksToken, judge, serve, shortLimits } from './certifying.ts'
import { createScriptedTarget, type Flaw, lastWins, rightTelling, type Seen } from './scripted-target.ts'

/** Answers this status where it should take the request. */
const refuses = (when: (seen: Seen) => boolean, status = 400): Flaw => ({
  answers: (seen) => (when(seen) ? status : undefined),
})

/** Answers 200 where it should refuse the request. */
const accepts = (when: (seen: Seen) => boolean): Flaw => refuses(when, 200)

const hexOf = ({ text }: Seen) => createHmac('sha256', hooksToken).update(text).digest('hex')
const signatureOfRewritten = ({ text }: Seen) =>
  sign(Buffer.from(JSON.stringify(JSON.parse(text))), hooksToken)
const isWellFormed = ({ signature = '' }: Seen) => signature.length === 44 && !signature.startsWith('AAAA')

const eventFlaws = Object.fromEntries(
  eventNames.flatMap((event) => {
    const id = event.replace('_', '-')
    const isOf = (year: string) => (seen: Seen) =>
      seen.event === wireNameOf(event) && seen.order?.created_at.startsWith(year)
    return [
      [`${id}-2014`, refuses(isOf('2014'))],
      [`${id}-today`, refuses(isOf('2026'))],
    ]
  }),
)

/** For each scenario a receiver that does one thing wrong, of which it must tell. */
const flaws: Record<string, Flaw> = {
  ...eventFlaws,
  'unknown-event': refuses(({ event }) => event === 'product_updated', 404),
  'no-event-header': refuses(({ event }) => event === undefined),
  'header-names-odd-case': refuses(({ names }) => !names.includes('Jumpseller-Event')),
  'production-like-body': refuses(({ order }) => order?.currency === 'CLP'),
  'unknown-fields': refuses(({ order }) => order?.loyalty_points !== undefined),
  'phone-null': refuses(({ order }) => order?.customer?.phone === null),
  'customer-id-number': refuses(({ order }) => typeof order?.customer?.id === 'number'),
  'customer-id-string': refuses(
    ({ order }) => order?.customer?.fullname && typeof order.customer.id === 'string',
  ),
  'variant-null': refuses(({ order }) => order?.products?.[0].variant_id === null),
  'money-decimal-zero': refuses(({ text }) => text.includes('"total":370.0')),
  'money-integer': refuses(({ text }) => text.includes('"subtotal":399,')),
  'status-translated': refuses(({ order }) => order?.status === 'Pagado'),
  'emoji-and-rtl': refuses(({ text }) => text.includes('👩‍👩‍👧') && text.includes('שלום'), 500),
  'nul-escape': refuses(({ text }) => text.includes('\\u0000'), 500),
  'lone-surrogate': refuses(({ text }) => text.includes('\\ud83d '), 500),
  'five-hundred-lines': refuses(({ order }) => order?.products?.length === 500, 413),
  'deep-unknown-value': refuses(({ text }) => text.includes('['.repeat(4_000)), 500),
  'off-the-documentation': refuses(({ order }) => typeof order?.total === 'string', 422),
  'genuine-not-json': refuses(({ order, isGenuine }) => order === undefined && isGenuine),
  'signature-missing': accepts(({ signature }) => signature === undefined),
  'signature-empty': accepts(({ signature }) => signature === ''),
  'signature-one-character-short': accepts(({ signature }) => signature?.length === 43),
  'signature-hex': accepts((seen) => seen.signature === hexOf(seen)),
  'signature-of-another-token': accepts(isWellFormed),
  'signature-of-the-rewritten-body': accepts((seen) => seen.signature === signatureOfRewritten(seen)),
  'signature-with-one-byte-changed': accepts(isWellFormed),
  'signature-invented': accepts(({ signature }) => signature?.startsWith('AAAA') === true),
  duplicate: refuses(({ same }) => same > 0, 409),
  'duplicate-in-parallel': refuses(({ same }) => same > 5, 500),
  'a-b-a': refuses(({ same }) => same > 0, 409),
  reordered: refuses(({ event, ofOrder }) => event === 'order_pending_payment' && ofOrder > 0, 422),
  'stale-update-after-cancel': refuses(({ event, ofOrder }) => event === 'order_updated' && ofOrder > 0, 409),
  'redirect-answered': refuses(() => true, 302),
  'get-and-head': { answers: ({ method }) => (method === 'HEAD' ? 'hang up' : undefined) },
  'body-dribbled': {
    listens: (server) =>
      server.prependListener('request', (req, res) => {
        const isWhole = (chunk: Buffer) => chunk.length >= Number(req.headers['content-length'])
        req.once('data', (chunk) => isWhole(chunk) || res.writeHead(400).end())
        res.on('finish', () => req.socket.destroy())
      }),
  },
  'expect-continue': {
    listens: (server) => server.on('checkContinue', (_, res) => res.writeHead(417).end()),
  },
  chunked: refuses(({ headers }) => headers['content-length'] === undefined, 411),
  'connection-reused-after-refusal': {
    answers: ({ onConnection }) => (onConnection > 0 ? 'hang up' : undefined),
  },
  'answer-time': { answers: () => 'silence' },
  'two-hundred-at-once': refuses(({ before }) => before > 100, 429),
  'every-event-kept': {
    tells: (taken) => ({ ...rightTelling(taken), entries: taken[0]?.event === 'order_shipped' ? 0 : 1 }),
  },
  'kept-once': { tells: (taken) => ({ ...rightTelling(taken), entries: taken.length }) },
  'kept-once-in-parallel': { tells: (taken) => ({ ...rightTelling(taken), entries: taken.length }) },
  'kept-a-b-a': {
    tells: (taken) => ({ ...rightTelling(taken), entries: new Set(taken.map(({ text }) => text)).size }),
  },
  'latest-state-when-reordered': { tells: lastWins },
  'latest-state-after-cancel': { tells: lastWins },
  'nothing-lost-at-once': {
    tells: (taken) => ({ entries: taken[0]?.order.id % 50 === 0 ? 0 : 1, state: 'paid' }),
  },
  'kept-whatever-is-in-it': {
    tells: (taken) => ({ entries: taken[0]?.text.includes('\\u0000') ? 0 : 1, state: 'paid' }),
  },
  'forgery-not-kept': { keepsForged: true },
}

describe('every scenario', () => {
  it('has a flaw here that it must find', () => {
    expect(Object.keys(flaws).sort()).toEqual(scenarios.map(({ id }) => id).sort())
  })

  it.each(Object.entries(flaws))('%s fails for a receiver that does it wrong', async (id, flaw) => {
    const url = await serve(createScriptedTarget(flaw))
    const certificate = await judge(url, {
      read: `${url}/kept/{order}`,
      only: [id],
      limits: shortLimits,
    })
    const [judged] = certificate.judged
    expect(judged?.finding).toMatchObject({ verdict: 'fail', says: expect.stringMatching(/\w.*\.$/) })
    expect(judged?.finding.evidence.length).toBeLessThanOrEqual(3)
    expect(certificate).toMatchObject({ fail: 1 })
  })

  it('passes for a receiver without a flaw, which tells just as these do', async () => {
    const url = await serve(createScriptedTarget({}))
    const certificate = await judge(url, {
      read: `${url}/kept/{order}`,
      limits: { ...shortLimits, timeLimitMs: 15_000 },
    })
    expect(certificate).toMatchObject({ pass: scenarios.length, fail: 0, warn: 0 })
  })
})

describe('one flaw', () => {
  it('is not told by scenarios that have nothing to do with it', async () => {
    const url = await serve(createScriptedTarget(flaws['phone-null'] as Flaw))
    const limits = { ...shortLimits, timeLimitMs: 15_000 }
    const { judged } = await judge(url, { read: `${url}/kept/{order}`, limits })
    const told = judged.filter(({ finding }) => finding.verdict !== 'pass')
    // Live shops send it so too.
    expect(told.map(({ scenario }) => scenario.id)).toEqual(['production-like-body', 'phone-null'])
  })

  it('that refuses everything is told once for each event, and blocks what builds on them', async () => {
    const url = await serve(createGoodReceiver('another token'))
    const { judged, grade, score } = await judge(url)
    const failed = judged.filter(({ finding }) => finding.verdict === 'fail')
    expect(new Set(failed.map(({ scenario }) => scenario.group))).toEqual(new Set(['events']))
    const blocked = judged.filter(({ finding }) => finding.blockedBy === 'order-paid-today')
    expect(blocked.length).toBeGreaterThan(25)
    expect({ grade, score }).toEqual({ grade: 'F', score: 0 })
  })

  it('that redirects everything is told by one scenario', async () => {
    const url = await serve((_, res) => res.writeHead(301, { location: 'https://elsewhere.example/' }).end())
    const { judged } = await judge(url)
    const failed = judged.filter(({ finding }) => finding.verdict === 'fail')
    expect(failed.map(({ scenario, finding }) => [scenario.id, finding.says])).toEqual([
      ['redirect-answered', 'A genuine delivery was answered 301, to https://elsewhere.example/.'],
    ])
  })

  it('in one event does not keep the others from being judged', async () => {
    const url = await serve(createScriptedTarget(refuses(({ event }) => event === 'order_paid', 404)))
    const { judged } = await judge(url)
    const failed = judged.filter(({ finding }) => finding.verdict === 'fail')
    expect(failed.map(({ scenario }) => scenario.id)).toEqual(['order-paid-2014', 'order-paid-today'])
    const blocked = judged.filter(({ finding }) => finding.blockedBy === 'order-paid-today')
    expect(blocked.map(({ scenario }) => scenario.id)).toEqual(['reordered'])
  })
})
