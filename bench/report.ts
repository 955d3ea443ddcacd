import type { Machine } from './machine.ts'

export interface Table {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

/** One line of the bar that the kit set itself, and what was measured. */
export interface Goal {
  what: string
  measured: number
  bound: number
  /** Whether the measured value is to be at least or at most the bound. */
  is: 'at least' | 'at most'
}

/** What one part of the bench found out. */
export interface Report {
  name: string
  title: string
  /** ISO 8601. */
  at: string
  machine: Machine
  /** How it was measured: one sentence each. */
  method: readonly string[]
  tables: readonly Table[]
  goals: readonly Goal[]
  /** What was left out or is to be read with care, and why. */
  notes: readonly string[]
  /** Every single measurement. */
  raw: unknown
}

export function isMet({ measured, bound, is }: Goal): boolean {
  return is === 'at least' ? measured >= bound : measured <= bound
}
