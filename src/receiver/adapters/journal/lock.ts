import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { StorageError } from '../../inbox.ts'

interface Holder {
  pid: number
  /** When the process began, in the kernel's ticks; pids are used again, pids with a start time are not. */
  startedAt: string | null
}

/**
 * Takes a lock file for this process, so that no two write one journal. A lock whose process is gone is
 * stale and taken over. Answers how to let it go.
 */
export function takeLock(path: string): () => void {
  const mine: Holder = { pid: process.pid, startedAt: startTime(process.pid) }
  for (;;) {
    try {
      const fd = openSync(path, 'wx')
      writeSync(fd, JSON.stringify(mine))
      closeSync(fd)
      return () => unlinkSync(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(path)
    if (holder && isAlive(holder)) {
      throw new StorageError(
        `Process ${holder.pid} holds this inbox (${path}). Stop it, or set another DATA_DIR; several processes share an inbox by DATABASE_URL.`,
      )
    }
    unlinkSync(path)
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return startedAt === null || startedAt === startTime(pid)
}

/** Field 22 of /proc/<pid>/stat, behind the name in parentheses; null where there is no /proc. */
function startTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
