/** What a sender could at most do: a bare undici pool posts signed bodies, 64 at once, and keeps nothing. */
import { Pool } from 'undici'
import { formatTriggeredAt, headerNames, sign } from '../../src/contract/index.ts'
import { orderBodies } from '../load/order-bodies.ts'
import { hookPath, hooksToken } from '../wire.ts'
import { type Sent, sendersAtOnce, unmeasuredShare } from './sent.ts'

const [url = '', count = ''] = process.argv.slice(2)
const total = Number(count)
const pool = new Pool(url, { connections: sendersAtOnce })
const requests = [...orderBodies(Math.min(total, 10_000), 'send')].map((body) => ({
  body,
  headers: {
    'Content-Type': 'application/json',
    'User-Agent': 'Ruby',
    [headerNames.event]: 'order_paid',
    [headerNames.storeCode]: 'demo',
    [headerNames.signature]: sign(body, hooksToken),
    [headerNames.triggeredAt]: formatTriggeredAt(Date.now()),
  },
}))
let begun = 0
let ended = 0
let began = 0

async function sender(): Promise<void> {
  while (begun < total) {
    const request = requests[begun++ % requests.length]
    const answer = await pool.request({ path: hookPath, method: 'POST', ...request })
    await answer.body.text()
    ended += 1
    if (ended === Math.floor(total * unmeasuredShare)) began = performance.now()
  }
}

await Promise.all(Array.from({ length: sendersAtOnce }, sender))
const seconds = (performance.now() - began) / 1_000
const sent: Sent = {
  rate: (total * (1 - unmeasuredShare)) / seconds,
  peakMiB: process.resourceUsage().maxRSS / 1024,
}
await pool.close()
process.stdout.write(`${JSON.stringify(sent)}\n`)
