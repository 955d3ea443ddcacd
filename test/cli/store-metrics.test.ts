import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { page, rows, section } from '../docs/pages.ts'
import { samplesOf } from '../receiver/measures/samples.ts'

async function both() {
  const folder = mkdtempSync(join(tmpdir(), 'metrics-'))
  const given = { RECEIVER_PORT: '0', STORE_PORT: '0', DATA_DIR: folder, SPEED: 'real' }
  const read = readSettings(given, settingNames)
  if (!read.ok) throw new Error(read.faults.join())
  const halves = await startBoth({
    settings: read.settings,
    tokens: ['secret'],
    log: pino({ level: 'silent' }),
  })
  onTestFinished(async () => {
    await halves.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const scrape = async () => (await fetch(`${halves.receiver.url}/metrics`)).text()
  return { ...halves, scrape }
}

describe('/metrics of both halves in one process', () => {
  it('tells how deliveries and attempts go, and when a hook ends', async () => {
    const { store, receiver, scrape } = await both()
    const { hooks } = store.store
    await store.store.raise('order_paid', Buffer.from('{"order":{"id":1,"status":"Paid"}}'))
    await expect
      .poll(async () => samplesOf(await scrape()).get('jumpkit_store_deliveries{state="delivered"}'))
      .toBe(1)
    expect([...samplesOf(await scrape()).keys()].join()).not.toContain('hook_ends_in_seconds{')
    const updated = hooks.all().find(({ wireEvent }) => wireEvent === 'order_paid')
    await hooks.update(updated?.id ?? 0, { url: `${receiver.url}/nowhere` })
    await store.store.raise('order_paid', Buffer.from('{"order":{"id":2,"status":"Paid"}}'))
    await expect
      .poll(async () => samplesOf(await scrape()).get('jumpkit_store_attempts_total{outcome="status"}'))
      .toBe(1)
    const samples = samplesOf(await scrape())
    expect(samples.get('jumpkit_store_deliveries{state="waiting"}')).toBe(1)
    expect(samples.get('jumpkit_store_attempts_total{outcome="delivered"}')).toBe(1)
    // Eleven days of retries, nearly.
    const countdown = samples.get(
      `jumpkit_store_hook_ends_in_seconds{hook="${updated?.id}",event="order_paid"}`,
    )
    expect(countdown).toBeGreaterThan(9 * 86_400)
    expect(countdown).toBeLessThan(12 * 86_400)
    await hooks.remove(updated?.id ?? 0)
    const after = samplesOf(await scrape())
    expect(after.get('jumpkit_store_deliveries{state="waiting"}')).toBe(0)
    expect(after.get('jumpkit_store_deliveries{state="dropped"}')).toBe(1)
    expect([...after.keys()].join()).not.toContain('hook_ends_in_seconds{')
  })

  it('counts a delivery once, however often the store tells of it', async () => {
    const { store, scrape } = await both()
    store.store.faults.set([{ fault: 'reorder' }])
    const order = await store.store.orders.create({ seed: 'held back' })
    if (!order.ok) throw new Error(order.code)
    await store.store.orders.step(order.value.id, 'pay')
    const states = async (state: string) =>
      samplesOf(await scrape()).get(`jumpkit_store_deliveries{state="${state}"}`) ?? 0
    const made = store.store.deliveries.all().length
    await expect.poll(async () => (await states('waiting')) + (await states('delivered'))).toBe(made)
    await store.store.skipToEnd()
    await expect.poll(() => states('delivered')).toBe(store.store.deliveries.all().length)
    expect(await states('waiting')).toBe(0)
  })

  it('is for scrapers that name a host of ours, and for no page of another site', async () => {
    const { receiver } = await both()
    const { port } = new URL(receiver.url)
    expect((await fetch(`http://localhost:${port}/metrics`)).headers.get('content-type')).toContain(
      'version=0.0.4',
    )
    const foreign = await fetch(`${receiver.url}/metrics`, { headers: { Origin: 'https://evil.example' } })
    expect(foreign.status).toBe(403)
  })

  it('is what docs/metrics.md tells, kind and labels too', async () => {
    const { receiver } = await both()
    const metrics = await receiver.metrics.getMetricsAsJSON()
    const own = metrics.filter(({ name }) => name.startsWith('jumpkit_'))
    const told = ['## The receiver', '## The store'].flatMap((heading) =>
      rows(section(page('docs/metrics.md'), heading)),
    )
    const labels = (name: string) =>
      ((receiver.metrics.getSingleMetric(name) as { labelNames?: string[] }).labelNames ?? []).join(', ')
    expect(told.map(([name, kind, bears]) => [name, kind, bears])).toEqual(
      own.map(({ name, type }) => [name, type, labels(name)]),
    )
    const process = metrics.filter(({ name }) => !name.startsWith('jumpkit_')).map(({ name }) => name)
    expect(process).toContain('process_cpu_seconds_total')
    expect(process.filter((name) => !/^(process|nodejs)_/.test(name))).toEqual([])
  })
})
