import fc from 'fast-check'
import { defaultIdentity, faultIds } from '../../../src/store/index.ts'
import type { HostileClass } from '../case.ts'
import type { Header } from '../raw-request.ts'
import { ask, bodyWith, oddText, oddValue, query, urlPart } from './asked.ts'

const basic = Buffer.from(`${defaultIdentity.login}:${defaultIdentity.authtoken}`).toString('base64')
const login = fc.oneof(
  { weight: 8, arbitrary: fc.constant(`Basic ${basic}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'Basic',
      'Basic ====',
      'Bearer',
      'Bearer x',
      'bearer demo-authtoken',
      'Digest x',
    ),
  },
)

const id = fc.oneof(
  fc.integer({ min: 1001, max: 1012 }).map(String),
  fc.integer({ min: 0, max: 12 }).map(String),
  urlPart,
)
const method = fc.constantFrom('GET', 'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD')
/** Fitting three times in four. */
function mostly(fitting: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 1, arbitrary: oddValue })
}

const money = fc.oneof(oddValue, fc.integer(), fc.constantFrom<unknown>('§overflow', 1e21, -1, 0.1 + 0.2))
const order = fc.oneof(
  { weight: 1, arbitrary: oddValue },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        status: mostly(fc.constantFrom('Paid', 'paid', 'Canceled', 'Abandoned', 'pending_payment')),
        shipment_status: mostly(fc.constantFrom('requested', 'delivered', 'unfulfilled')),
        total: money,
        shipping: money,
        id: money,
        currency: oddValue,
        created_at: oddValue,
        customer: oddValue,
        products: fc.oneof(
          oddValue,
          fc.array(fc.record({ id: oddValue, qty: money, price: money }, { requiredKeys: [] }), {
            maxLength: 3,
          }),
        ),
        shipping_address: oddValue,
        additional_information: oddValue,
        tracking_number: oddValue,
        tracking_url: oddValue,
        ['__proto__']: oddValue,
      },
      { requiredKeys: [] },
    ),
  },
)
const hook = fc.record(
  {
    event: mostly(fc.constantFrom('order_paid', 'order_created', 'order_updated', 'product_created')),
    url: mostly(
      fc.oneof(fc.webUrl(), fc.constantFrom('http://127.0.0.1:9/x', 'ftp://x', 'http://[::', 'http://a b')),
    ),
  },
  { requiredKeys: [] },
)

const vendorRoutes = fc.oneof(
  fc.tuple(
    fc.constantFrom('GET', 'POST'),
    fc.constantFrom('/hooks.json', '/orders.json', '/fulfillments.json'),
  ),
  fc.tuple(fc.constantFrom('GET'), fc.constantFrom('/orders/count.json', '/store/info.json', '/whoami', '/')),
  fc.tuple(
    fc.constantFrom('GET', 'PUT', 'DELETE'),
    id.map((text) => `/hooks/${text}.json`),
  ),
  fc.tuple(
    fc.constantFrom('GET', 'PUT'),
    id.map((text) => `/orders/${text}.json`),
  ),
  fc.tuple(
    fc.constantFrom('GET', 'POST'),
    id.map((text) => `/orders/${text}/history.json`),
  ),
  fc.tuple(
    fc.constantFrom('GET'),
    id.map((text) => `/orders/after/${text}.json`),
  ),
  fc.tuple(
    fc.constantFrom('GET'),
    urlPart.map((text) => `/orders/status/${text}.json`),
  ),
  fc.tuple(
    method,
    urlPart.map((text) => `/${text}`),
  ),
)
const vendorBody = bodyWith({
  hook: mostly(hook),
  order,
  fulfillment: mostly(
    fc.record({ order_id: mostly(fc.integer({ min: 1001, max: 1012 })), tracking_number: oddValue }),
  ),
  history: oddValue,
  message: oddValue,
})

const kitRoutes = fc.oneof(
  fc.tuple(fc.constantFrom('GET', 'POST'), fc.constantFrom('/orders', '/hooks')),
  fc.tuple(fc.constantFrom('GET'), fc.constantFrom('/deliveries', '/outbox', '/store', '/')),
  fc.tuple(fc.constantFrom('GET', 'PUT'), fc.constantFrom('/faults', '/clock')),
  fc.tuple(
    fc.constantFrom('GET', 'PUT'),
    id.map((text) => `/orders/${text}`),
  ),
  fc.tuple(fc.constantFrom('POST'), fc.constantFrom('/clock/skip')),
  fc.tuple(
    fc.constantFrom('POST'),
    fc
      .tuple(id, fc.constantFrom('pay', 'ship', 'cancel', 'x'))
      .map(([text, step]) => `/orders/${text}/${step}`),
  ),
  fc.tuple(
    fc.constantFrom('GET'),
    id.map((text) => `/deliveries/${text}`),
  ),
  fc.tuple(
    fc.constantFrom('POST'),
    id.map((text) => `/deliveries/${text}/redeliver`),
  ),
  fc.tuple(
    fc.constantFrom('GET'),
    id.map((text) => `/outbox/${text}.eml`),
  ),
  fc.tuple(
    fc.constantFrom('GET', 'DELETE'),
    id.map((text) => `/hooks/${text}`),
  ),
  fc.tuple(
    fc.constantFrom('POST'),
    fc.oneof(urlPart, fc.constantFrom('order_paid')).map((text) => `/raise/${text}`),
  ),
  fc.tuple(
    method,
    urlPart.map((text) => `/${text}`),
  ),
)
const rule = fc.record(
  {
    fault: fc.oneof(fc.constantFrom(...faultIds), oddText),
    every: money,
    share: money,
    event: mostly(fc.constantFrom('order_paid')),
    first: money,
  },
  { requiredKeys: ['fault'] },
)
const kitBody = bodyWith({
  seed: mostly(fc.integer()),
  currency: mostly(fc.constantFrom('USD', 'CLP', 'XXX')),
  order,
  event: mostly(fc.constantFrom('order_paid', 'order_created')),
  url: mostly(fc.constantFrom('http://127.0.0.1:9/x')),
  speed: mostly(fc.constantFrom('real', 'skip', 'paused', 60, 1e-9, '§overflow')),
  now: mostly(fc.constantFrom('2027-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '9999-12-31')),
  to: mostly(fc.constantFrom('next', 'end')),
  faults: mostly(fc.array(rule, { maxLength: 3 })),
  tracking_number: oddValue,
})
const queries = query([
  'page',
  'limit',
  'before',
  'state',
  'order',
  'hook',
  'status_filters',
  'login',
  'authtoken',
])

const withBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const said = 'what was asked for, or 4xx with a message'

export const storeClasses: HostileClass[] = [
  {
    name: 'store: /v1',
    promise: `any path, login, query and body: ${said}`,
    weight: 6,
    cases: fc
      .tuple(vendorRoutes, queries, vendorBody, login)
      .map(([[how, path], text, body, who]) =>
        askStore(how, `/v1${path}${text}`, body, who === '' ? [] : [['Authorization', who]]),
      ),
  },
  {
    name: 'store: /kit',
    promise: `any order, hook, clock, fault rule, id and page: ${said}`,
    weight: 6,
    cases: fc
      .tuple(kitRoutes, queries, kitBody)
      .map(([[how, path], text, body]) => askStore(how, `/kit${path}${text}`, body, [])),
  },
]

function askStore(method: string, target: string, body: Buffer, headers: Header[]) {
  return ask('store', { method, target, headers, ...(withBody.has(method) && { body }) })
}
