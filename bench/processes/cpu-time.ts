import { readFileSync } from 'node:fs'
import { treeOf } from './process-tree.ts'

/** Linux counts for its readers in hundredths of a second, whatever its own tick. */
const microsecondsATick = 10_000
/** Where a process's own time in user and system mode stands, and that of the children it has outlived. */
const fieldsAt = { own: [11, 12], outlived: [13, 14] }

/** Microseconds of CPU that a process, its threads and its children have used; NaN without /proc. */
export function cpuTimeOf(pid: number): number {
  const ticks = treeOf(pid).flatMap((each) => fieldsOf(each, fieldsAt.own))
  return sum(ticks) * microsecondsATick
}

/** The same with all children that have ended since. */
export function cpuTimeEverOf(pid: number): number {
  const ticks = treeOf(pid).flatMap((each) => fieldsOf(each, [...fieldsAt.own, ...fieldsAt.outlived]))
  return sum(ticks) * microsecondsATick
}

/** Microseconds that all processes of the machine have used; NaN without /proc. */
export function cpuTimeOfAll(): number {
  try {
    const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
      .split(/\s+/, 9)
      .map(Number)
    return sum([user, nice, system, irq, softirq]) * microsecondsATick
  } catch {
    return Number.NaN
  }
}

function fieldsOf(pid: number, fields: readonly number[]): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks; the third field comes first behind it.
    const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.map((at) => Number(values[at]))
  } catch {
    return [Number.NaN]
  }
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
