import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../../src/store/domain/chance.ts'
import { durableBytes, noteDurable } from './durable-notes.ts'

/**
 * What a power cut may do to a journal whose process is gone: of the bytes that no sync has covered, each
 * file keeps as many as chance will have, or all but a hole of zeros, as a disk leaves that wrote its pages
 * out of turn.
 */
export function cutPower(journal: { folder: string; notes: string }, chance: Chance): void {
  const { folder, notes } = journal
  // Killed before it had made its folder.
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.ndjson')) continue
    const path = join(folder, name)
    const { ino, size } = statSync(path)
    const durable = durableBytes(notes, ino)
    if (size <= durable) continue
    const fd = openSync(path, 'r+')
    if (chance.oneIn(3)) bore(fd, { from: chance.between(durable, size), to: chance.between(durable, size) })
    else ftruncateSync(fd, chance.between(durable, size))
    noteDurable(notes, ino, endOfLastLine(fd, durable, size))
    closeSync(fd)
  }
}

function bore(fd: number, hole: { from: number; to: number }): void {
  const from = Math.min(hole.from, hole.to)
  const bytes = Math.max(hole.from, hole.to) - from
  writeSync(fd, Buffer.alloc(bytes), 0, bytes, from)
}

/** What stands behind the last whole line is cut off at the next start, and does not count as kept. */
function endOfLastLine(fd: number, durable: number, size: number): number {
  const bytes = Buffer.alloc(size - durable)
  const length = readSync(fd, bytes, 0, bytes.length, durable)
  return durable + bytes.subarray(0, length).lastIndexOf(0x0a) + 1
}
