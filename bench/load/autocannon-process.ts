/** Run by autocannon.ts: one load, its outcome as JSON on stdout. */
import { readFileSync } from 'node:fs'
import autocannon, { type Request, type Result } from 'autocannon'
import { percentile } from '../figures.ts'
import { deliveriesIn } from './deliveries.ts'
import type { Load, Loaded } from './generator.ts'

const load: Load = JSON.parse(process.argv[2] ?? '')
const deliveries = [...deliveriesIn(readFileSync(load.deliveries))].map(({ head, body }) => ({
  headers: head.split('\r\n').map((line) => line.split(': ') as [string, string]),
  body,
}))
let begun = 0

/** Asked for every request of every connection, so that no two of them send the same. */
function nextDelivery(request: Request): Request {
  const cycle = Math.floor(begun / deliveries.length)
  const { headers = [], body = Buffer.alloc(0) } = deliveries[begun % deliveries.length] ?? {}
  begun += 1
  const [last, end] = headers.at(-1) ?? ['', '']
  return {
    ...request,
    headers: { ...Object.fromEntries(headers), [last]: `${end}${load.run}-${cycle}` },
    body,
  }
}

const latencies: number[] = []
const result = await new Promise<Result>((resolve, reject) => {
  const instance = autocannon(
    {
      url: `${load.url}${load.path}`,
      connections: load.connections,
      duration: load.seconds,
      requests: [{ method: 'POST', path: load.path, setupRequest: nextDelivery }],
    },
    (error, outcome) => (error ? reject(error) : resolve(outcome)),
  )
  // Its own percentiles are in whole milliseconds.
  instance.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds))
})
const loaded: Loaded = {
  answered: latencies.length,
  begun,
  refused: result.non2xx,
  broken: result.errors + result.timeouts,
  rate: latencies.length / result.duration,
  p50Milliseconds: percentile(latencies, 50),
  p99Milliseconds: percentile(latencies, 99),
}
process.stdout.write(`${JSON.stringify(loaded)}\n`)
