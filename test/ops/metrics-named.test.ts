import { collectDefaultMetrics } from 'prom-client'
import { beforeAll, describe, expect, it } from 'vitest'
import { addStoreMetrics } from '../../src/cli/halves/store-metrics.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../../src/receiver/index.ts'
import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
} from '../../src/store/index.ts'
import { newFolder } from '../cli/run-in-process.ts'
import { page, rows, section } from '../docs/pages.ts'
import { alertsIn } from './alerts.ts'

/** Every series of the registry by its name, with the labels that it bears. */
const series = new Map<string, string[]>()

beforeAll(async () => {
  const { metrics } = createReceiver({ inbox: createJournal({ folder: newFolder() }), hooksToken: null })
  const parts = { state: createMemoryState(), sender: createHttpSender(), mailer: createOutboxMailer() }
  addStoreMetrics(metrics, createStore(parts))
  collectDefaultMetrics({ register: metrics })
  for (const { name, type } of await metrics.getMetricsAsJSON()) {
    const { labelNames = [] } = metrics.getSingleMetric(name) as { labelNames?: string[] }
    const endings = String(type) === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']
    for (const ending of endings) {
      series.set(`${name}${ending}`, ending === '_bucket' ? [...labelNames, 'le'] : labelNames)
    }
  }
})

/** Labels that Prometheus adds to what it scrapes. */
const added = ['instance', 'job']

/** What an expression names that there is not: series, or labels of theirs. */
function unknownIn(expression: string): string[] {
  const named = [...expression.matchAll(/\b((?:jumpkit|process|nodejs)_\w+|up)(?:\{([^}]*)\})?/g)]
  const labelsOf = (name: string) => [...(name === 'up' ? [] : (series.get(name) ?? [])), ...added]
  const known = named.flatMap(([, name = '']) => labelsOf(name))
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/))
  return [
    ...named.map(([, name = '']) => name).filter((name) => name !== 'up' && !series.has(name)),
    ...named.flatMap(([, name = '', matchers = '']) =>
      [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)]
        .map(([, label = '']) => label)
        .filter((label) => !labelsOf(name).includes(label))
        .map((label) => `${name}{${label}}`),
    ),
    ...grouped.filter((label) => !known.includes(label)).map((label) => `by (${label})`),
  ]
}

describe('the reader of expressions', () => {
  it.each([
    ['sum by (verdict) (rate(jumpkit_receiver_requests_total{reason="none"}[5m]))', []],
    ['jumpkit_receiver_wishes_total > 0', ['jumpkit_receiver_wishes_total']],
    ['jumpkit_receiver_answer_seconds > 0', ['jumpkit_receiver_answer_seconds']],
    ['jumpkit_inbox_up{state="x"}', ['jumpkit_inbox_up{state}']],
    ['sum by (state) (jumpkit_inbox_up)', ['by (state)']],
  ])('finds in %s what is not there', (expression, unknown) => {
    expect(unknownIn(expression)).toEqual(unknown)
  })
})

describe('ops/grafana/receiver.json', () => {
  const dashboard = JSON.parse(page('ops/grafana/receiver.json').text)
  interface Panel {
    id: number
    title: string
    gridPos: { x: number; y: number; w: number; h: number }
    targets: { refId: string; expr: string }[]
  }
  const panels: Panel[] = dashboard.panels

  it('has what Grafana asks of a dashboard to be imported', () => {
    expect(dashboard).toMatchObject({ uid: expect.any(String), title: expect.any(String), schemaVersion: 39 })
    expect(dashboard.templating.list.map(({ name }: { name: string }) => name)).toEqual([
      'datasource',
      'instance',
    ])
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.map(({ gridPos: { x, y, w, h } }) => [x + w <= 24, y % h === 0, `${x}/${y}`])
    expect(cells.every(([inside, aligned]) => inside && aligned)).toBe(true)
    expect(new Set(cells.map(([, , cell]) => cell)).size).toBe(panels.length)
  })

  it.each(panels.map((panel) => [panel.title, panel] as const))(
    '%s asks for metrics that there are',
    (_, panel) => {
      expect(panel.targets.length).toBeGreaterThan(0)
      expect(panel.targets.flatMap(({ expr }) => unknownIn(expr))).toEqual([])
    },
  )

  it('shows every metric of ours', () => {
    const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join(' ')
    const own = [...series.keys()].filter((name) => name.startsWith('jumpkit_'))
    const families = new Set(own.map((name) => name.replace(/_(bucket|sum|count)$/, '')))
    expect([...families].filter((name) => !asked.includes(name))).toEqual([])
  })
})

describe('ops/prometheus/alerts.yaml', () => {
  const alerts = alertsIn(page('ops/prometheus/alerts.yaml').text)

  it.each(alerts.map((alert) => [alert.name, alert] as const))(
    '%s can fire, says so, and has a next step',
    (name, alert) => {
      expect(name).toMatch(/^Jumpkit[A-Z]\w+$/)
      expect(unknownIn(alert.expr)).toEqual([])
      expect(alert.expr).toMatch(/(==|>|<) \d+$/)
      expect(alert.for ?? '1m').toMatch(/^\d+[smhd]$/)
      expect(alert.severity).toMatch(/^(page|ticket)$/)
      expect(alert.summary.length).toBeGreaterThan(20)
    },
  )

  it('are the alerts that docs/operations.md has an answer to', () => {
    const told = rows(section(page('docs/operations.md'), '## Alerts')).map(([name]) => name)
    expect(told).toEqual(alerts.map(({ name }) => name))
  })
})
