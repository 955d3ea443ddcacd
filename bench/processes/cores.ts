import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { isInstalled } from './is-installed.ts'

/** Words to put before a command so that it stays on its core. */
export interface Pinning {
  server: readonly string[]
  generator: readonly string[]
  /** Whether anything is pinned at all. */
  isPinned: boolean
  /** Moves a process that runs already to the server's core. */
  moveToServer(pid: number): void
}

const unpinned: Pinning = { server: [], generator: [], isPinned: false, moveToServer: () => {} }

export function pinningTo(cores: { server: string; generator: string } | null): Pinning {
  if (!cores || availableParallelism() < 2 || !isInstalled('taskset')) return unpinned
  return {
    server: ['taskset', '-c', cores.server],
    generator: ['taskset', '-c', cores.generator],
    isPinned: true,
    moveToServer: (pid) => {
      execFileSync('taskset', ['-a', '-p', '-c', cores.server, String(pid)])
    },
  }
}
