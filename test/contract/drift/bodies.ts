import { readdirSync, readFileSync } from 'node:fs'
import type { Schemas } from '../../../src/contract/drift/index.ts'
import { type Learned, nothingLearned, observe } from '../../../src/contract/drift/index.ts'

const folder = new URL('../../../schemas/', import.meta.url)

/** Those that are committed. */
export const schemas: Schemas = Object.fromEntries(
  readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
)

export const start = Date.UTC(2026, 9, 1)
export const hour = 3_600_000

/** One body an hour. */
export function learnedFrom(bodies: readonly unknown[], { from = start, every = hour } = {}): Learned {
  const learned = nothingLearned()
  for (const [at, body] of bodies.entries()) observe(learned, body, from + at * every)
  return learned
}

export function order(id: number, more: object = {}): { order: object } {
  return { order: { id, status: 'Paid', total: 10, customer: { phone: '600' }, ...more } }
}

/** As many as `make` is asked for, numbered from 1. */
export function many(count: number, make: (id: number) => unknown = order): unknown[] {
  return Array.from({ length: count }, (_, at) => make(at + 1))
}
