import fc from 'fast-check'
import { headerNames, sign } from '../../../src/contract/index.ts'
import { webhookPath } from '../../../src/receiver/index.ts'
import { fixtureToken } from '../../fixtures.ts'
import type { HookCase, HostileClass } from '../case.ts'
import { genuine, type Header, headersSent, hookHeaders, rawRequest, statusesOf } from '../raw-request.ts'
import { door, goodBody, smallBody } from './given.ts'

/** Any character that a header's value may have, and some that it may not. */
const headerValue = (most: number) =>
  fc.string({ unit: fc.integer({ min: 0, max: 255 }).map(latin1), maxLength: most })
const latin1 = (code: number) => String.fromCharCode(code)
const fits = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text)

const names = [
  'X-Odd',
  headerNames.event,
  headerNames.storeCode,
  headerNames.triggeredAt,
  '__proto__',
  'Cookie',
  'Date',
]
const oddValues = fc
  .record({
    to: door,
    name: fc.constantFrom(...names),
    value: fc.oneof(
      headerValue(40),
      fc.constantFrom(
        'a\r\nX-Injected: 1',
        '%0d%0aX: 1',
        '\u0000',
        '\u001b[31m',
        '<script>',
        '=cmd|1',
        '\u0024{jndi:x}',
      ),
      fc.constantFrom(
        '2026-13-41 99:99:99 UTC',
        '2026-01-31T00:00:00+99:99',
        '+275760-09-13T00:00:00.001Z',
        '-1',
      ),
      fc.constantFrom(
        '2026-01-31T (Z) Z',
        '0000-00-00 00:00:00 UTC',
        '9999-12-31T23:59:59-23:59',
        '{}',
        'null',
      ),
    ),
  })
  .map(({ to, name, value }): HookCase => {
    const headers = [...hookHeaders(smallBody).filter(([each]) => each !== name), [name, value] as const]
    const framing: Header[] = [['Content-Length', String(smallBody.length)]]
    const pieces = [rawRequest({ headers, framing, body: smallBody })]
    const sent: HookCase = { to, pieces, ending: 'half-closes', bodies: [smallBody] }
    if (!fits(value) || value !== value.trim()) return sent
    return { ...sent, ending: 'waits', statuses: statusesOf(to, smallBody) }
  })

/** Each body is another, since one that repeats what is kept already brings no headers. */
const keptHeaders = fc
  .tuple(
    fc.constantFrom('signed' as const, 'unsigned' as const),
    headerValue(40).filter(fits),
    fc.bigInt({ min: 0n, max: 2n ** 100n }),
  )
  .map(([to, text, salt]): HookCase => {
    const body = Buffer.from(`{"order":{"id":1026,"status":"Paid","salt":"${salt}"}}`)
    const headers = [...hookHeaders(body), ['X-Odd', text.trim()] as const]
    const framing: Header[] = [['Content-Length', String(body.length)]]
    return { ...genuine(to, body, headers), rawHeaders: headersSent(headers, framing).flat() }
  })

const oddNames = fc
  .tuple(door, fc.string({ unit: fc.integer({ min: 1, max: 255 }).map(latin1), minLength: 1, maxLength: 20 }))
  .map(([to, name]): HookCase => {
    const headers = [...hookHeaders(smallBody), [name, '1'] as const]
    return {
      to,
      pieces: [rawRequest({ headers, body: smallBody })],
      ending: 'half-closes',
      bodies: [smallBody],
    }
  })

const forgeries: ((body: Buffer) => string[])[] = [
  () => [],
  () => [''],
  (body) => [Buffer.from(sign(body, fixtureToken), 'base64').toString('hex')],
  (body) => [sign(body, fixtureToken).replaceAll('+', '-').replaceAll('/', '_').replace('=', '-')],
  (body) => [sign(body, fixtureToken).slice(0, -1)],
  (body) => [`${sign(body, fixtureToken)}=`],
  (body) => [`sha256=${sign(body, fixtureToken)}`],
  (body) => [`"${sign(body, fixtureToken)}"`],
  (body) => [sign(body, fixtureToken), sign(body, fixtureToken)],
  (body) => [`${sign(body, fixtureToken)}, ${sign(body, fixtureToken)}`],
  (body) => [sign(body, `${fixtureToken} `)],
  (body) => [sign(body, fixtureToken.toUpperCase())],
  (body) => [sign(Buffer.concat([body, Buffer.from('\n')]), fixtureToken)],
  (body) => [sign(Buffer.alloc(0), fixtureToken), sign(body, 'other')],
  () => ['A'.repeat(43).concat('=')],
  () => ['='.repeat(44)],
  () => ['\u00ff'.repeat(44)],
  () => ['A'.repeat(8_000)],
]
const forged = fc
  .tuple(
    fc.constantFrom('signed' as const, 'signed, reject' as const),
    goodBody,
    fc.oneof(
      fc.constantFrom(...forgeries),
      headerValue(44).map((text) => () => [text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').trim()]),
    ),
  )
  .map(([to, body, forge]): HookCase => {
    const others = hookHeaders(body).filter(([name]) => name !== headerNames.signature)
    const signatures = forge(body).map((value): Header => [headerNames.signature, value])
    return { ...genuine(to, body, [...others, ...signatures]), bodies: [], statuses: [401] }
  })

const steps = fc.oneof(
  fc.constantFrom(
    'order_paid',
    'order_created',
    '__proto__',
    'constructor',
    '..',
    '%2e%2e',
    '%00',
    '%ff',
    '%',
  ),
  fc.constantFrom(
    'order_paid/',
    '/',
    '//',
    'a/b',
    '%2f',
    '%0d%0aX:1',
    'order paid',
    '%c0%af',
    '%F0%9F%98%80',
    '.',
  ),
  fc.webSegment(),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => encodeURIComponent(text)),
  fc.string({ unit: fc.integer({ min: 33, max: 255 }).map(latin1), maxLength: 30 }),
  fc.integer({ min: 1, max: 12_000 }).map((length) => 'e'.repeat(length)),
)
const paths = fc
  .tuple(door, steps, fc.constantFrom('', '?', '?a=%', '/?x', '#y'))
  .map(([to, step, end]): HookCase => {
    const headers = hookHeaders(smallBody).filter(([name]) => name !== headerNames.event)
    const pieces = [rawRequest({ target: `${webhookPath}/${step}${end}`, headers, body: smallBody })]
    return { to, pieces, ending: 'half-closes', bodies: [smallBody] }
  })

export const headClasses: HostileClass[] = [
  {
    name: 'odd header values',
    promise: 'controls, Latin-1, injected lines, impossible times: by the table, or Node refuses them',
    weight: 5,
    cases: fc.oneof({ weight: 3, arbitrary: oddValues }, { weight: 1, arbitrary: oddNames }),
  },
  {
    name: 'kept headers',
    promise: 'any value that HTTP allows is kept with its entry, letter for letter',
    weight: 2,
    cases: keptHeaders,
  },
  {
    name: 'forged signatures',
    promise: 'every form but the right one is answered 401, and nothing is kept',
    weight: 6,
    cases: forged,
  },
  {
    name: 'odd events',
    promise:
      'any step of a path for the event: quarantined under its name, or no route; nothing is looked up by it',
    weight: 5,
    cases: paths,
  },
]
