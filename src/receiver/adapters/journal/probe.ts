import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DiskCalls } from './group-commit.ts'

/** As much as an entry of a usual size takes, many times over: what does not fit now will not fit soon. */
const probeBytes = Buffer.alloc(64 * 1_024)

/**
 * Writes a file beside the journal, syncs it and removes it: rejects with the disk's own words when one of these
 * cannot be done. A new file each time, since bytes that are written over need no room.
 */
export async function probeDisk(folder: string, calls: DiskCalls): Promise<void> {
  const path = join(folder, 'probe')
  rmSync(path, { force: true })
  const fd = openSync(path, 'wx')
  try {
    for (let from = 0; from < probeBytes.length; ) {
      from += calls.writeSync(fd, probeBytes, from, probeBytes.length - from)
    }
    await new Promise<void>((resolve, reject) => {
      calls.fdatasync(fd, (error) => (error ? reject(error) : resolve()))
    })
  } finally {
    closeSync(fd)
    rmSync(path, { force: true })
  }
}
