import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  type NoParamCallback,
  openSync,
  readSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { createFlushes, type Flushes } from '../../measures/flushes.ts'
import { createGroupCommit, type DiskCalls, type GroupCommit } from './group-commit.ts'
import { boundOf, decodeLine, encodeLine, type Line } from './line.ts'
import type { LineLog, OpenReport, Position } from './line-log.ts'
import { segmentsIn } from './segments.ts'

export interface FileLogOptions {
  folder: string
  /** Bytes at which a new segment is begun. */
  segmentBytes: number
  /** For tests, which make them fail. @default node:fs's */
  calls?: DiskCalls
  flushes?: Flushes
  /** Told of each damaged line that opening or reading meets. */
  onDamaged?: (position: Position) => void
}

const scanBytes = 1 << 20
const newline = 0x0a

/** The journal's lines in segment files, committed in groups. */
export function createFileLog({
  folder,
  segmentBytes,
  calls: { writeSync: write, fdatasync: syncToDisk } = { writeSync, fdatasync },
  flushes = createFlushes(),
  onDamaged = () => {},
}: FileLogOptions): LineLog {
  const segments = segmentsIn(folder)
  const calls = { writeSync: write, fdatasync: syncInPlace }
  let commit: GroupCommit = createGroupCommit({ calls, onDurable, flushes })
  /** The file appended to, and those before it that wait for their last sync. */
  let current = { fd: -1, segment: 0 }
  let retired: { fd: number; segment: number }[] = []
  let offset = 0
  /** End of what a sync is known to have covered; behind it, a failure leaves nothing to believe in. */
  let durable: { segment: number; offset: number } | undefined
  /** The newest file that was given up, since the log was opened. */
  let droppedThrough = 0

  /** A file that was deleted or moved away still takes all and syncs it, for nobody to find. */
  function syncInPlace(fd: number, done: NoParamCallback): void {
    syncToDisk(fd, (error) => done(error ?? whyNotInPlace(fd)))
  }

  function whyNotInPlace(fd: number): Error | null {
    const { segment } = retired.find((file) => file.fd === fd) ?? current
    if (segment <= droppedThrough) return null
    const path = segments.path(segment)
    try {
      // The file itself: another one may stand in its place, as when the folder was moved and a copy put back.
      const isThere = statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino
      return isThere ? null : new Error(`${path} was deleted or moved away.`)
    } catch (error) {
      return error as Error
    }
  }

  /** What was acknowledged stands in it, and ids that were answered would be given anew. */
  function verifyThere({ segment, offset: end }: { segment: number; offset: number }): void {
    const path = segments.path(segment)
    if (existsSync(path) && segments.size(segment) >= end) return
    const wayOut = 'Put the folder back as it was, or start the receiver anew'
    throw new Error(`${path} is not there any more as it was written. ${wayOut}.`)
  }

  function onDurable(fd: number, bytes: number): void {
    const done = retired.findIndex((file) => file.fd === fd)
    const { segment } = retired[done] ?? current
    durable = { segment, offset: (durable?.segment === segment ? durable.offset : 0) + bytes }
    // Syncs go oldest file first: what was retired before this one is complete.
    const passed = done < 0 ? retired.length : done
    for (const file of retired.splice(0, passed)) closeSync(file.fd)
  }

  function closeAll(): void {
    for (const { fd } of [...retired, current]) if (fd >= 0) closeSync(fd)
    retired = []
    current = { fd: -1, segment: 0 }
  }

  function cutUndurable(): void {
    if (!durable) return
    verifyThere(durable)
    for (const number of segments.list()) {
      if (number < durable.segment) continue
      const handle = openSync(segments.path(number), 'r+')
      const keep = number === durable.segment ? durable.offset : 0
      if (segments.size(number) > keep) ftruncateSync(handle, keep)
      fdatasyncSync(handle)
      closeSync(handle)
    }
  }

  return {
    async open(from, replay) {
      closeAll()
      droppedThrough = 0
      cutUndurable()
      commit = createGroupCommit({ calls, onDurable, flushes })
      const report: OpenReport = { tornBytes: 0, damaged: [] }
      const numbers = segments.list()
      for (const number of numbers) {
        if (number < from.segment) continue
        const start = number === from.segment ? from.offset : 0
        const end = scan({ path: segments.path(number), segment: number, start }, replay, report)
        report.tornBytes += settle(segments.path(number), number === numbers.at(-1) ? end : undefined)
      }
      report.damaged.forEach(onDamaged)
      const segment = numbers.at(-1) ?? 1
      const fd = numbers.length > 0 ? openSync(segments.path(segment), 'a+') : segments.create(segment)
      current = { fd, segment }
      offset = segments.size(segment)
      durable = { segment, offset }
      return report
    },

    append(line) {
      if (offset >= segmentBytes) {
        const segment = current.segment + 1
        const fd = segments.create(segment)
        retired.push(current)
        current = { fd, segment }
        offset = 0
      }
      const bytes = commit.add(current.fd, boundOf(line), (buffer, start) => encodeLine(line, buffer, start))
      const position = { segment: current.segment, offset, length: bytes - 1 }
      offset += bytes
      return position
    },

    committed: () => commit.committed(),
    settled: () => commit.settled(),

    async read(position) {
      const { segment, offset: from, length } = position
      const handle = await openFile(segments.path(segment), 'r')
      try {
        const bytes = Buffer.alloc(length)
        const { bytesRead } = await handle.read(bytes, 0, length, from)
        // What was appended in this turn is not in the file yet.
        if (bytesRead < length) return undefined
        const line = decodeLine(bytes)
        if (!line) onDamaged(position)
        return line
      } finally {
        await handle.close()
      }
    },

    reach() {
      const last = segments.list().at(-1)
      return last === undefined ? { segment: 0, offset: 0 } : { segment: last, offset: segments.size(last) }
    },
    end: () => ({ segment: current.segment, offset }),
    segments: () => segments.list().map((segment) => ({ segment, bytes: segments.size(segment) })),
    drop(segment) {
      unlinkSync(segments.path(segment))
      droppedThrough = segment
      if (durable && durable.segment <= segment) durable = { segment: segment + 1, offset: 0 }
    },
    failure: () => commit.failure(),

    async close() {
      await commit.committed().catch(() => {})
      closeAll()
      // From now on others may write here; only what a failure left behind is still to be cut off.
      if (!commit.failure()) durable = undefined
    },
  }
}

/** Reads line by line; answers the end of the last whole line. */
function scan(
  file: { path: string; segment: number; start: number },
  replay: (line: Line, position: Position) => void,
  report: OpenReport,
): number {
  const fd = openSync(file.path, 'r')
  try {
    let rest: Buffer = Buffer.alloc(0)
    let lineStart = file.start
    for (;;) {
      const chunk = Buffer.alloc(scanBytes)
      const bytesRead = readSync(fd, chunk, 0, scanBytes, lineStart + rest.length)
      if (bytesRead === 0) return lineStart
      const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
      let from = 0
      for (let to = bytes.indexOf(newline, from); to >= 0; to = bytes.indexOf(newline, from)) {
        const position = { segment: file.segment, offset: lineStart + from, length: to - from }
        const line = decodeLine(bytes.subarray(from, to))
        if (line) replay(line, position)
        else report.damaged.push(position)
        from = to + 1
      }
      rest = bytes.subarray(from)
      lineStart += from
    }
  } finally {
    closeSync(fd)
  }
}

/**
 * Makes sure of what was read: a crash may have left it in the page cache alone, and from now on a duplicate
 * of it is answered as kept. The last file is cut behind its last whole line; answers how many bytes that cost.
 */
function settle(path: string, end: number | undefined): number {
  const fd = openSync(path, 'r+')
  try {
    const torn = end === undefined ? 0 : Math.max(0, fstatSync(fd).size - end)
    if (end !== undefined && torn > 0) ftruncateSync(fd, end)
    fdatasyncSync(fd)
    return torn
  } finally {
    closeSync(fd)
  }
}
