import { readFile, rm, writeFile } from 'node:fs/promises'

/** Another process has the folder open. */
export class FolderLocked extends Error {
  readonly code = 'folder_locked'
}

/**
 * Refuses a second process, whose appends would mix with ours. A lock whose process is gone is taken over, as is
 * one with our own number: in a container every run is process 1. Answers the function that unlocks.
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  const own = String(process.pid)
  try {
    await writeFile(path, own, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = Number(await readFile(path, 'utf8'))
    if (holder !== process.pid && isAlive(holder)) {
      throw new FolderLocked(`process ${holder} has ${path} locked; stop it, or use another folder`)
    }
    await writeFile(path, own)
  }
  return () => rm(path, { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
