import { Counter, Gauge, type Metric, type Registry } from 'prom-client'
import type { Buckets } from './buckets.ts'

export type Reading = [labels: Record<string, string>, value: number]

interface Named {
  name: string
  help: string
  labels?: readonly string[]
  /** Asked at each scrape. Without a reading the metric has no series: nobody knows it now. */
  read: () => readonly Reading[] | Promise<readonly Reading[]>
}

/** Metrics that hold no figure of their own but read it where it stands, when they are asked. */
export interface Readings {
  counter(named: Named): void
  gauge(named: Named): void
  histogram(named: { name: string; help: string; buckets: Buckets }): void
}

export function readingsOf(registry: Registry): Readings {
  return {
    counter({ name, help, labels = [], read }) {
      const counter: Counter = new Counter({
        name,
        help,
        labelNames: labels,
        registers: [registry],
        async collect() {
          const readings = await read()
          counter.reset()
          for (const [labels, value] of readings) counter.inc(labels, value)
        },
      })
    },
    gauge({ name, help, labels = [], read }) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: labels,
        registers: [registry],
        async collect() {
          const readings = await read()
          // Without labels `reset` leaves a 0, which would be a figure that nobody took.
          if (labels.length === 0) gauge.remove()
          else gauge.reset()
          for (const [labels, value] of readings) gauge.set(labels, value)
        },
      })
    },
    histogram({ name, help, buckets }) {
      // prom-client asks a metric for its values by `get`, and wants no more of it than this.
      const metric = {
        name,
        help,
        type: 'histogram',
        aggregator: 'sum',
        get: async () => ({
          name,
          help,
          type: 'histogram',
          aggregator: 'sum',
          values: valuesOf(name, buckets),
        }),
      }
      registry.registerMetric(metric as unknown as Metric)
    },
  }
}

function valuesOf(name: string, { bounds, counts, sum }: Buckets) {
  let count = 0
  const steps = counts.map((more, bucket) => {
    count += more
    return { metricName: `${name}_bucket`, labels: { le: String(bounds[bucket] ?? '+Inf') }, value: count }
  })
  return [
    ...steps,
    { metricName: `${name}_sum`, labels: {}, value: sum },
    { metricName: `${name}_count`, labels: {}, value: count },
  ]
}
