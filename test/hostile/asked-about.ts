import { headerNames, sign } from '../../src/contract/index.ts'
import { fixtures, fixtureToken } from '../fixtures.ts'

/** The first half of every entry's id, so that questions can name one. */
export const journalName = 'hostile'

const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const objects = (depth: number) => '{"a":'.repeat(depth) + 1 + '}'.repeat(depth)
const oddOrders = [
  lists(4_100),
  lists(200_000),
  objects(100_000),
  '1e400',
  '{"__proto__":{"polluted":true},"constructor":1}',
  '"\\ud800\\u0000"',
  JSON.stringify('=1+1\r\n\u2028<script>'),
]
const odd = oddOrders.map((value) => signed(`{"order":{"id":1026,"status":"Paid","x":${value}}}`))

/** Requests whose entries the questions are about: those of the fixtures, and some that are worse. */
export const askedAbout: readonly { headers: Record<string, string>; body: Buffer }[] = [
  ...odd,
  ...fixtures(),
]

function signed(text: string) {
  const body = Buffer.from(text)
  const headers = { [headerNames.event]: 'order_paid', [headerNames.signature]: sign(body, fixtureToken) }
  return { headers: { ...headers, 'X-Odd': '\u00ff<b>' }, body }
}
