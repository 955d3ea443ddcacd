import { readFileSync } from 'node:fs'
import { treeOf } from './process-tree.ts'

/** MiB that a process and its children hold in memory; NaN without /proc. */
export function residentMiB(pid: number): number {
  return treeOf(pid).reduce((sum, each) => sum + residentMiBOf(each), 0)
}

function residentMiBOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
