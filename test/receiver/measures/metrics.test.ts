import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sign } from '../../../src/contract/index.ts'
import { createJournal } from '../../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../../src/receiver/domain/filter.ts'
import { reasons } from '../../../src/receiver/domain/verdict.ts'
import { createReceiver, type Inbox } from '../../../src/receiver/index.ts'
import { Buckets } from '../../../src/receiver/measures/buckets.ts'
import { newFolder } from '../../cli/run-in-process.ts'
import { arrivalOf } from '../arrivals.ts'
import { manualClock } from '../manual-clock.ts'
import { databasesForTests } from '../postgres/databases.ts'
import { running } from '../running.ts'
import { type Samples, samplesOf } from './samples.ts'

const good = '{"order":{"id":1,"status":"Paid"}}'

async function post(hook: string, body: string, headers: Record<string, string> = {}) {
  await (await fetch(hook, { method: 'POST', body, headers })).text()
}

function signed(body: string, event = 'order_paid') {
  return { 'Jumpseller-Event': event, 'Jumpseller-Hmac-Sha256': sign(Buffer.from(body), 'secret') }
}

async function scrape(receiver: ReturnType<typeof createReceiver>): Promise<Samples> {
  return samplesOf(await receiver.metrics.metrics())
}

describe('the metrics of a receiver', () => {
  it('count each request by verdict and reason, and how long its answer took', async () => {
    const { receiver, hook } = await running({ hooksToken: 'secret' })
    await post(hook, good, signed(good))
    await post(hook, good, signed(good))
    await post(hook, good)
    await post(hook, 'x', signed('x'))
    await fetch(hook)
    const samples = await scrape(receiver)
    const requests = (verdict: string, reason: string) =>
      samples.get(`jumpkit_receiver_requests_total{verdict="${verdict}",reason="${reason}"}`)
    expect([
      requests('accepted', 'none'),
      requests('duplicate', 'none'),
      requests('refused', 'signature_missing'),
      requests('quarantined', 'not_json'),
      requests('refused', 'method_not_allowed'),
      requests('refused', 'storage_failed'),
    ]).toEqual([1, 1, 1, 1, 1, 0])
    expect(samples.get('jumpkit_receiver_answer_seconds_count')).toBe(5)
    expect(samples.get('jumpkit_receiver_answer_seconds_bucket{le="+Inf"}')).toBe(5)
    expect(samples.get('jumpkit_receiver_answer_seconds_sum')).toBeGreaterThan(0)
  })

  it('have the same series whatever was sent, and nothing of it in them', async () => {
    const { receiver, hook } = await running({ hooksToken: 'secret' })
    const before = [...(await scrape(receiver)).keys()]
    const canary = 'canary-7f3a'
    const body = `{"order":{"id":7,"status":"${canary}"}}`
    const headers = { 'X-Request-Id': canary, 'Jumpseller-Store-Code': canary }
    await post(hook, body, { ...signed(body, canary), ...headers })
    await post(`${hook}/${canary}`, body, headers)
    await post(hook, canary, { ...signed(canary), ...headers })
    const text = await receiver.metrics.metrics()
    expect([...samplesOf(text).keys()]).toEqual(before)
    expect(text).not.toContain(canary)
    expect(text).not.toContain('secret')
    expect(before.filter((series) => series.startsWith('jumpkit_receiver_requests_total'))).toHaveLength(
      Object.keys(reasons).length + 2,
    )
  })

  it('tell how handlers end, and what waits for how long', async () => {
    const clock = manualClock()
    const { receiver, hook } = await running({
      hooksToken: 'secret',
      clock,
      handlerRetries: [1_000],
      prepare: ({ on }) => {
        on('order_paid', () => {})
        on('order_shipped', () => {
          throw new Error('no')
        })
      },
    })
    await post(hook, good, signed(good))
    await post(hook, good, signed(good, 'order_shipped'))
    await receiver.idle()
    const at = async (series: string) => (await scrape(receiver)).get(series)
    expect(await at('jumpkit_handler_runs_total{outcome="done"}')).toBe(1)
    expect(await at('jumpkit_handler_runs_total{outcome="failed"}')).toBe(1)
    clock.advance(999)
    expect(await at('jumpkit_handler_entries{state="failed"}')).toBe(1)
    expect(await at('jumpkit_handler_oldest_waiting_seconds')).toBe(0.999)
    clock.advance(1_001)
    await receiver.idle()
    clock.advance(1_000)
    const samples = await scrape(receiver)
    expect(samples.get('jumpkit_handler_runs_total{outcome="parked"}')).toBe(1)
    expect(samples.get('jumpkit_handler_entries{state="failed"}')).toBe(0)
    expect(samples.get('jumpkit_handler_entries{state="parked"}')).toBe(1)
    expect(samples.get('jumpkit_handler_oldest_waiting_seconds')).toBe(0)
  })

  it('leave out what an inbox that is down cannot tell, and say that it is down', async () => {
    const clock = manualClock()
    const { receiver } = await running({ clock })
    const down = createReceiver({
      hooksToken: null,
      inbox: { ...(await running()).inbox, figures: () => Promise.reject(new Error('down')) },
      clock,
    })
    const samples = await scrape(down)
    expect(samples.get('jumpkit_inbox_up')).toBe(0)
    expect(
      [...samples.keys()].filter((series) => /^jumpkit_(inbox_(entries|bytes)|handler_e)/.test(series)),
    ).toEqual([])
    expect((await scrape(receiver)).get('jumpkit_inbox_up')).toBe(1)
  })
})

const databases = databasesForTests()
const inboxes: [string, () => Promise<() => Inbox>][] = [
  [
    'journal',
    async () => {
      const folder = newFolder()
      return () => createJournal({ folder })
    },
  ],
  ['PostgreSQL', () => databases.emptied()],
]

describe.each(inboxes)('the figures of a %s', (_name, make) => {
  it('tell entries, bytes, open runs and flushes; after a restart too', async () => {
    const open = await make()
    const inbox = open()
    await inbox.open()
    const ids: string[] = []
    for (let n = 1; n <= 4; n++) ids.push((await inbox.append(arrivalOf(n, { handled: n > 1 }))).id)
    await inbox.recordRun(ids[1] as string, { state: 'done', runs: 1, error: null, nextRunAt: null })
    await inbox.recordRun(ids[2] as string, { state: 'parked', runs: 6, error: 'x', nextRunAt: null })
    const figures = {
      entries: 4,
      bytes: expect.any(Number),
      waiting: 1,
      failed: 0,
      parked: 1,
      oldestOpenAt: arrivalOf(4).receivedAt,
    }
    expect(await inbox.figures?.()).toEqual(figures)
    expect((await inbox.figures?.())?.bytes).toBeGreaterThan(300)
    const sizes = inbox.flushes?.sizes
    expect(sizes?.counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(4)
    expect(inbox.flushes?.seconds.sum).toBeGreaterThan(0)
    // Behind a later one, an older entry opens again.
    await inbox.recordRun(ids[1] as string, { state: 'failed', runs: 2, error: 'x', nextRunAt: 4e12 })
    await inbox.close()
    const again = open()
    await again.open()
    expect(await again.figures?.()).toEqual({ ...figures, failed: 1, oldestOpenAt: arrivalOf(2).receivedAt })
    await again.recordRun(ids[1] as string, { state: 'done', runs: 3, error: null, nextRunAt: null })
    await again.recordRun(ids[3] as string, { state: 'done', runs: 1, error: null, nextRunAt: null })
    expect(await again.figures?.()).toEqual({ ...figures, waiting: 0, oldestOpenAt: null })
    await again.close()
  })
})

describe('the damaged lines of a journal', () => {
  const series = 'jumpkit_journal_damaged_lines'

  /** Turns a bit in the line of each entry of these numbers. */
  function damage(folder: string, numbers: readonly number[]): void {
    const path = join(folder, '00000001.ndjson')
    const bytes = readFileSync(path)
    for (const no of numbers) {
      const at = bytes.indexOf(`"kind":"entry","no":${no},`) + 8
      bytes[at] = (bytes[at] as number) ^ 1
    }
    writeFileSync(path, bytes)
  }

  it('are told, whether the start or a look meets them, each once', async () => {
    const folder = newFolder()
    const before = createJournal({ folder })
    await before.open()
    const ids: string[] = []
    for (let n = 1; n <= 4; n++) ids.push((await before.append(arrivalOf(n))).id)
    await before.close()
    damage(folder, [2, 3])
    rmSync(join(folder, 'index'))
    const inbox = createJournal({ folder })
    const { receiver, url } = await running({ inbox })
    expect((await scrape(receiver)).get(series)).toBe(2)
    damage(folder, [4])
    expect((await scrape(receiver)).get(series)).toBe(2)
    for (let look = 0; look < 2; look++) {
      expect((await fetch(`${url}/api/entries/${ids[3]}`)).status).toBe(404)
      expect((await fetch(`${url}/api/entries/${ids[0]}`)).status).toBe(200)
    }
    expect((await scrape(receiver)).get(series)).toBe(3)
  })

  it('are none where requests are looked for while they are being kept', async () => {
    const inbox = createJournal({ folder: newFolder() })
    const { receiver } = await running({ inbox })
    const filter = { ...everything, words: ['paid'] }
    for (let n = 1; n <= 50; n++) {
      await Promise.all([inbox.append(arrivalOf(n)), inbox.entries({ filter, limit: 10 })])
    }
    expect((await scrape(receiver)).get(series)).toBe(0)
  })

  it('are not told of an inbox that has no journal', async () => {
    const { receiver } = await running()
    expect((await scrape(receiver)).has(series)).toBe(false)
  })
})

it('buckets hold what is at most their bound', () => {
  const buckets = new Buckets([1, 2])
  for (const value of [0.5, 1, 1.5, 2, 99]) buckets.add(value)
  expect([buckets.counts, buckets.sum]).toEqual([[2, 2, 1], 104])
})
