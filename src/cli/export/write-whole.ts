import { rmSync, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CannotStart } from '../exit.ts'

/**
 * Writes a file whole or not at all: beside it first, as `<path>.part`, which takes its place once all of it is on
 * disk. So what an earlier export wrote outlives one that is broken off. Without lines nothing is replaced.
 */
export async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const known = await standing(path)
  // A device or a pipe takes what comes, and cannot be replaced.
  if (known && !known.isFile()) return writeInto(path, lines)
  const place = known ? await realpath(path) : path
  const part = `${place}.part`
  const file = await openPart(part, known && known.mode & 0o777)
  const stopForgetting = removedAtSignal(part)
  try {
    if ((await writeLines(file, lines)) === 0) return
    await file.sync()
    if (!(await isOf(file, part))) {
      throw new CannotStart(`${part} was taken by another export. Begin again once that has ended.`)
    }
    await rename(part, place)
    await syncFolder(dirname(place))
  } finally {
    stopForgetting()
    if (await isOf(file, part)) await rm(part, { force: true })
    await file.close()
  }
}

async function standing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // Its target may be on a disk that is not there now: a file in the place of the link would be looked for in vain.
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
  if (isLink) throw new CannotStart(`${path} is a link that leads nowhere. Mend it, or set another --out.`)
  return undefined
}

async function writeInto(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    await writeLines(file, lines)
  } finally {
    await file.close()
  }
}

/** With the permissions of the file that it is to replace. */
async function openPart(part: string, mode: number | undefined): Promise<FileHandle> {
  // Of an export that was killed. One that still runs finds out at its end.
  await rm(part, { force: true })
  const file = await open(part, 'wx', mode)
  if (mode !== undefined) await file.chmod(mode)
  return file
}

/** Answers how many. */
async function writeLines(file: FileHandle, lines: AsyncIterable<string>): Promise<number> {
  let written = 0
  for await (const line of lines) {
    await file.appendFile(line)
    written += 1
  }
  return written
}

async function isOf(file: FileHandle, part: string): Promise<boolean> {
  const [own, there] = await Promise.all([file.stat(), stat(part).catch(() => undefined)])
  return own.ino === there?.ino && own.dev === there.dev
}

/** So that the new name outlives a power cut; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined)
  await opened?.sync().catch(() => {})
  await opened?.close()
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Removes a file when the process is told to end, which it then does as it would have. Answers how to let it be. */
function removedAtSignal(path: string): () => void {
  const end = (signal: NodeJS.Signals) => {
    rmSync(path, { force: true })
    process.kill(process.pid, signal)
  }
  for (const signal of signals) process.once(signal, end)
  return () => {
    for (const signal of signals) process.off(signal, end)
  }
}
