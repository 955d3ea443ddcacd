import os from 'node:os'
import { cpuTimeEverOf, cpuTimeOfAll } from './processes/cpu-time.ts'

/** Where something was measured. */
export interface Machine {
  processor: string
  cores: number
  memoryGiB: number
  system: string
  node: string
  /** Cores that processes of others kept busy meanwhile, on average; null where the system does not tell. */
  othersCores: number | null
  /** Whether that was enough to distort the figures. */
  wasShared: boolean
}

const sharedFrom = 0.05

/** Begins to watch what others do; asked at the end, it tells of the machine. */
export function watchMachine(): () => Machine {
  const began = performance.now()
  const othersSoFar = () => cpuTimeOfAll() - cpuTimeEverOf(process.pid)
  const before = othersSoFar()
  return () => {
    const others = (othersSoFar() - before) / 1_000 / (performance.now() - began)
    return {
      processor: os.cpus()[0]?.model.trim() ?? 'unknown processor',
      cores: os.availableParallelism(),
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      // The version alone: what a builder of kernels puts behind it tells nobody anything.
      system: `${os.type()} ${os.release().split('-', 1)[0]}`,
      node: process.versions.node,
      othersCores: Number.isNaN(others) ? null : others,
      wasShared: others > sharedFrom,
    }
  }
}
