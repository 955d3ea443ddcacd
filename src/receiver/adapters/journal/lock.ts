import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
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
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, JSON.stringify(mine))
    try {
      // Whole or not at all: nobody reads a lock that is only half written.
      linkSync(draft, path)
      return () => unlinkSync(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const holder = readHolder(path)
    if (holder && isAlive(holder)) {
      throw new StorageError(
        `Process ${holder.pid} holds this inbox (${path}). Stop it, or set another DATA_DIR.`,
      )
    }
    takeAway(path, holder)
  }
}

/** A stale lock, by a name of our own first: another starter may have put a fresh one in its place. */
function takeAway(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    const taken = readHolder(aside)
    if (JSON.stringify(taken) !== JSON.stringify(stale)) linkSync(aside, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
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
