import { describe, expect, it } from 'vitest'
import { measureOneConnection } from '../../bench/one-connection.ts'
import { isInstalled } from '../../bench/processes/is-installed.ts'
import { measureReceive } from '../../bench/receive.ts'
import { measureSend } from '../../bench/send.ts'
import { defaultSettings, type Settings } from '../../bench/settings.ts'
import { measureStored } from '../../bench/stored.ts'
import type { Turn } from '../../bench/turn.ts'

/** As short as can be: what is proven is that it measures, never what. */
const tiny: Settings = {
  ...defaultSettings,
  rounds: 1,
  seconds: 1,
  warmUpSeconds: 0,
  connections: 4,
  deliveries: 500,
  only: ['embedded'],
  cores: null,
  entries: [0, 400],
  sent: 500,
  failing: 20,
}

const limit = 60_000
const generators = (['wrk', 'autocannon'] as const).filter(
  (name) => name === 'autocannon' || isInstalled(name),
)

describe('the parts of the bench', () => {
  it.each(generators)(
    'receive, with %s: more than one cycle of deliveries, each kept once',
    async (generator) => {
      const report = await measureReceive({ ...tiny, generator })
      const raw = report.raw as Record<string, Turn[]>
      const [embedded] = raw.embedded ?? []
      expect(raw.bare).toHaveLength(1)
      expect(embedded?.answered).toBeGreaterThan(0)
      expect(embedded?.kept?.accepted).toBeGreaterThanOrEqual(embedded?.answered ?? 0)
      expect(embedded?.kept?.duplicates).toBe(0)
      expect(embedded?.p50Milliseconds).toBeGreaterThan(0)
      expect(report.method[0]).toContain(generator)
      expect(report.tables[0]?.rows).toHaveLength(2)
      expect(report.goals.map(({ what }) => what)).toEqual(['embedded ÷ bare node:http'])
    },
    limit,
  )

  it(
    'one-connection',
    async () => {
      const report = await measureOneConnection(tiny)
      expect(report.goals[0]?.measured).toBeGreaterThan(0)
      expect(report.method[0]).toContain('1 connections')
    },
    limit,
  )

  it(
    'stored: over nothing and over filled journals',
    async () => {
      const report = await measureStored(tiny)
      const raw = report.raw as Record<number, { heapBytes: number; turn: Turn }[]>
      expect(Object.keys(raw)).toEqual(['0', '400'])
      expect(raw[400]?.[0]?.heapBytes).toBeGreaterThan(0)
      expect(raw[400]?.[0]?.turn.kept?.duplicates).toBe(0)
      expect(report.goals).toHaveLength(7)
    },
    limit,
  )

  it(
    'send: both senders, and the whole life of failing deliveries',
    async () => {
      const report = await measureSend(tiny)
      const { rounds, life } = report.raw as { rounds: { store: { rate: number } }[]; life: object }
      expect(rounds[0]?.store.rate).toBeGreaterThan(0)
      expect(life).toMatchObject({ attempts: 200, hooksEnded: 20, mails: 20 })
    },
    limit,
  )
})
