import fc from 'fast-check'
import { journalName } from '../asked-about.ts'
import type { HostileClass } from '../case.ts'
import { ask, bodyWith, oddText, oddValue, query, urlPart } from './asked.ts'

const names = [
  'event',
  'verdict',
  'order',
  'store',
  'flag',
  'handler',
  'since',
  'until',
  'constructor',
  '__proto__',
]
const paths = [
  'order.total',
  '__proto__.polluted',
  'order.__proto__.x',
  'constructor.name',
  'order.products.0.qty',
  'a.b',
]
const operators = ['=', '!=', '>', '>=', '<', '<=', '==', '=>']
const given = [
  'order_paid',
  'accepted',
  '2h',
  '2026-01-31',
  '1026',
  'stale',
  '999999d',
  '2026-99-99',
  '"',
  '""',
  'parked',
]
const value = fc.oneof(fc.constantFrom(...given), oddText)
const term = fc.oneof(
  fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}:${text}`),
  fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...operators), value).map((parts) => parts.join('')),
  fc.constantFrom(
    '"',
    '"a b',
    'a"b"c',
    ':',
    '::',
    '.',
    'a.b',
    '=',
    'order.',
    '.order>1',
    '()',
    '*',
    '\\',
    '[a-z]',
  ),
  oddText,
)
/** The filter grammar, as far as chance speaks it. */
export const filterText = fc.array(term, { maxLength: 5 }).map((terms) => terms.join(' '))

const q = filterText.map((text) => `q=${encodeURIComponent(text)}`)
const asking = fc.constantFrom(
  '/api/entries?limit=3&',
  `/inspector/summaries?ids=${Array.from({ length: 60 }, (_, no) => `${journalName}-${no + 1}`)}&`,
  '/inspector/export?format=ndjson&',
  '/inspector/export?format=har&',
)
const quick = fc.constantFrom('/api/entries/wait?timeout=0.01&')

const oddId = fc.oneof(
  fc.constantFrom('a-1', 'a-0', '-1', 'a-99999999999', 'é-1', 'a-1%00', 'a%2f1', '0-1,a-1', '.raw'),
  urlPart,
)
/** Of an entry that is kept, of a refused request, or of nothing. */
const knownId = fc.integer({ min: 1, max: 110 }).map((no) => `${journalName}-${no}`)
const id = fc.oneof(
  { weight: 6, arbitrary: knownId },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map(String) },
  { weight: 3, arbitrary: oddId },
)
const places = fc.tuple(
  fc.constantFrom(
    '/api/entries/',
    '/api/orders/',
    '/inspector/entries/',
    '/inspector/refused/',
    '/inspector/fixtures/',
    '/',
  ),
  id,
  fc.constantFrom('', '/raw', '/signature', '/curl', '/rerun', '/', '//', '/x'),
)
const queries = query([
  'limit',
  'before',
  'q',
  'ids',
  'format',
  'store',
  'to',
  'signed',
  'nth',
  'event',
  'token',
])
const routes = fc.oneof(
  places.map((parts) => parts.join('')),
  fc.constantFrom(
    '/api/entries',
    '/api/orders',
    '/api/refused',
    '/inspector/summaries',
    '/inspector/export',
    '/inspector/settings',
  ),
  fc.constantFrom(
    '/healthz',
    '/readyz',
    '/',
    '/api',
    '/inspector',
    '/store/kit/orders',
    '/inspector/reply-script',
    '/assets/x',
  ),
)
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH')
const hosts = fc.constantFrom(
  'evil.example',
  '127.0.0.1@evil',
  '[::1',
  '',
  '127.1',
  '127.0.0.1:99999',
  '\u00ff',
)

const writes = fc.oneof(
  bodyWith({
    entry: fc.oneof({ weight: 3, arbitrary: knownId }, { weight: 1, arbitrary: oddValue }),
    event: fc.oneof(oddValue, fc.constantFrom('order_paid', 'x')),
    body: oddValue,
    bodyBase64: fc.oneof(oddValue, fc.base64String()),
    // Never a port of this machine that is not the stand's own.
    to: fc.oneof(
      fc.constantFrom(
        'http://',
        'ftp://127.0.0.1',
        'file:///etc/passwd',
        'http://a:b@127.0.0.1',
        'javascript:0',
      ),
      fc.webUrl(),
      fc.integer(),
    ),
    stamp: fc.oneof(oddValue, fc.constantFrom('now', 'kept')),
    repeat: fc.oneof(oddValue, fc.integer({ min: -1, max: 2 })),
  }).map((body) => ({ method: 'POST', target: '/inspector/send', body })),
  bodyWith({
    script: fc.oneof(oddValue, fc.constantFrom('500,200', 'timeout', 'ok,'.repeat(2_000), '99', '600', ',,')),
    event: fc.oneof(oddValue, fc.constantFrom('order_paid', null)),
  }).map((body) => ({ method: 'PUT', target: '/inspector/reply-script', body })),
  bodyWith({ order: oddValue }).map((body) => ({ method: 'POST', target: '/api/entries/reconciled', body })),
  fc
    .tuple(id, bodyWith({}))
    .map(([entry, body]) => ({ method: 'POST', target: `/api/entries/${entry}/rerun`, body })),
)

const lives = fc.oneof(
  fc.constantFrom('a-1', '0', '-1', '\u00ff', '__proto__', 'x'.repeat(5_000)),
  fc.nat().map(String),
)

const said = 'what was asked for, or 4xx with a message that says what it takes'

export const inspectorClasses: HostileClass[] = [
  {
    name: 'read API: filters',
    promise: `any text for q, since and until, comparisons on paths such as __proto__: ${said}`,
    weight: 8,
    cases: fc
      .tuple(fc.oneof({ weight: 6, arbitrary: asking }, { weight: 1, arbitrary: quick }), q)
      .map(([target, text]) => ask('inspector', { target: target + text })),
  },
  {
    name: 'read API: ids and cursors',
    promise: `any id, cursor, limit and method, names of other hosts: ${said}`,
    weight: 6,
    cases: fc.oneof(
      {
        weight: 12,
        arbitrary: fc
          .tuple(method, routes, queries)
          .map(([how, target, text]) => ask('inspector', { method: how, target: target + text })),
      },
      {
        weight: 1,
        arbitrary: hosts.map((other) => ({
          ...ask('inspector', { target: '/api/entries' }),
          pieces: [
            Buffer.from(`GET /api/entries HTTP/1.1\r\nHost: ${other}\r\nConnection: close\r\n\r\n`, 'latin1'),
          ],
        })),
      },
    ),
  },
  {
    name: 'read API: live feed',
    promise: 'any Last-Event-ID: the feed begins, from the beginning where it is unknown',
    weight: 1,
    cases: lives.map((last) =>
      ask('inspector', {
        target: '/api/live',
        headers: [['Last-Event-ID', last]],
        ending: 'leaves at the answer',
      }),
    ),
  },
  {
    name: 'inspector: writes',
    promise: `what to send, reply scripts, orders to take in, runs to repeat: ${said}`,
    weight: 5,
    cases: writes.map((asked) => ask('inspector', asked)),
  },
]
