import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Another process has the folder open. */
export class FolderLocked extends Error {
  readonly code = 'folder_locked'
}

interface Holder {
  pid: number
  /** When the process began, in the kernel's ticks: numbers of processes are used again. Null without /proc. */
  startedAt: string | null
}

/** A claim that stands for longer was left behind by a crash: with it, a stale lock is removed at once. */
const longestClaim = { looks: 100, everyMs: 10 }

/**
 * Refuses a second process, whose appends would mix with ours. A lock whose process is gone is stale and taken
 * over. Answers the function that unlocks.
 */
export async function lockFolder(path: string): Promise<() => void> {
  for (let looks = 0; ; looks += 1) {
    if (takeFree(path)) return () => rmSync(path, { force: true })
    const holder = liveHolderOf(path)
    if (holder) throw new FolderLocked(`process ${holder.pid} has ${path} locked`)
    if (removeStale(path) === 'claimed by another') {
      if (looks >= longestClaim.looks) rmSync(claimOf(path), { force: true })
      await wait(longestClaim.everyMs)
    }
  }
}

/** Whole or not at all: nobody reads a lock that is only half written. */
function takeFree(path: string): boolean {
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid) }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

const claimOf = (path: string) => `${path}.stale`

/**
 * Another starter may have put a fresh lock in the place of the stale one. So the file is given a second name
 * first, which one process has at a time, and is looked at by that: while a stale lock bears it nobody else
 * removes it, and while it is there none takes its place.
 */
function removeStale(path: string): 'done' | 'claimed by another' {
  try {
    linkSync(path, claimOf(path))
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'claimed by another'
    if (codeOf(error) === 'ENOENT') return 'done'
    throw error
  }
  try {
    if (!liveHolderOf(claimOf(path))) unlinkSync(path)
    return 'done'
  } finally {
    rmSync(claimOf(path), { force: true })
  }
}

/** The process that the lock names, if it still runs. */
function liveHolderOf(path: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(path, 'utf8')) ?? {}
    return Number.isInteger(pid) && pid > 0 && isAlive({ pid, startedAt }) ? { pid, startedAt } : undefined
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return startedAt === startOf(pid)
}

/** Field 22 of /proc/<pid>/stat, behind the name in parentheses; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
