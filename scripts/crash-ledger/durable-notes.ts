import { constants, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How many bytes of each file finished syncs have covered, one note a file, named by its inode: a power cut
 * loses the rest, and is played by cutting the files.
 */
const pathOf = (notes: string, inode: number) => join(notes, String(inode))
/** Always as long, so that a note is replaced in one write. */
const textOf = (bytes: number) => String(bytes).padStart(16)

/** Bytes that would survive a power cut. */
export function durableBytes(notes: string, inode: number): number {
  try {
    return Number(readFileSync(pathOf(notes, inode), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

export function noteDurable(notes: string, inode: number, bytes: number): void {
  writeFileSync(pathOf(notes, inode), textOf(bytes))
}

/** Notes from within the process that may be killed at any moment. */
export function createNoting(notes: string): (inode: number, bytes: number) => void {
  const fds = new Map<number, number>()
  return (inode, bytes) => {
    const fd = fds.get(inode) ?? openSync(pathOf(notes, inode), constants.O_RDWR | constants.O_CREAT)
    fds.set(inode, fd)
    writeSync(fd, textOf(bytes), 0)
  }
}
