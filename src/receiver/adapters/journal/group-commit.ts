import type { NoParamCallback, writeSync } from 'node:fs'
import { StorageError } from '../../inbox.ts'
import type { Flushes } from '../../measures/flushes.ts'

/** The two calls that a failing disk makes fail. */
export interface DiskCalls {
  writeSync: typeof writeSync
  fdatasync: (fd: number, done: NoParamCallback) => void
}

export interface GroupCommitOptions {
  calls: DiskCalls
  /** Told after each sync how many more bytes of a file are on disk. */
  onDurable: (fd: number, bytes: number) => void
  flushes: Flushes
}

export interface GroupCommit {
  /**
   * Takes bytes for the end of a file, written by `encode` where it is told to; answers how many. They are
   * on their way at the end of this turn of the event loop.
   */
  add(fd: number, bound: number, encode: (buffer: Buffer, start: number) => number): number
  /** Resolves when all that was added before is on disk; rejects with StorageError when it may not be. */
  committed(): Promise<void>
  /** Resolves when no sync is under way: what it was to cover is known to be on disk, or not. */
  settled(): Promise<void>
  /** The error that stopped it; for good, since after a failed sync nobody knows what is on disk. */
  failure(): Error | undefined
}

interface Batch {
  fd: number
  bytes: number
  lines: number
  done: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

const stagedBytes = 2 ** 20
const nothingWaits = Promise.resolve()

/**
 * Shares syncs: what was added in one turn is written in one call, one fdatasync is under way at a time, and
 * a batch is answered by the first sync that began behind its write. Waiting batches share the next sync.
 *
 * The write is synchronous because it only fills the page cache: microseconds, less than a thread's
 * hand-over, and the one buffer that everything is encoded into is free again at once.
 */
export function createGroupCommit({ calls, onDurable, flushes }: GroupCommitOptions): GroupCommit {
  let staging = Buffer.allocUnsafe(stagedBytes)
  let open: Batch | undefined
  let written: Batch[] = []
  let syncing: Batch[] = []
  let failed: StorageError | undefined

  function fail(cause: Error, batches: Batch[]): void {
    failed ??= new StorageError(cause.message, { cause })
    for (const batch of batches) batch.reject(failed)
  }

  function flush(): void {
    const batch = open
    open = undefined
    if (!batch) return
    try {
      if (failed) throw failed
      for (let from = 0; from < batch.bytes; ) {
        from += calls.writeSync(batch.fd, staging, from, batch.bytes - from)
      }
      written.push(batch)
    } catch (error) {
      fail(error as Error, [batch])
    }
    if (staging.length > 8 * stagedBytes) staging = Buffer.allocUnsafe(stagedBytes)
    if (syncing.length === 0) sync()
  }

  function sync(): void {
    const fd = written[0]?.fd
    if (fd === undefined) return
    syncing = written.filter((batch) => batch.fd === fd)
    written = written.filter((batch) => batch.fd !== fd)
    const begun = performance.now()
    calls.fdatasync(fd, (error) => {
      const synced = syncing
      syncing = []
      if (error) {
        fail(error, [...synced, ...written])
        written = []
        return
      }
      flushes.seconds.add((performance.now() - begun) / 1_000)
      flushes.sizes.add(synced.reduce((sum, batch) => sum + batch.lines, 0))
      onDurable(
        fd,
        synced.reduce((sum, batch) => sum + batch.bytes, 0),
      )
      for (const batch of synced) batch.resolve()
      sync()
    })
  }

  /** The batch that takes so many more bytes for this file. */
  function batchFor(fd: number, bound: number): Batch {
    if (open && (open.fd !== fd || open.bytes + bound > staging.length)) flush()
    if (!open) {
      if (bound > staging.length) staging = Buffer.allocUnsafe(bound)
      open = newBatch(fd)
      setImmediate(flush)
    }
    return open
  }

  return {
    add(fd, bound, encode) {
      const batch = batchFor(fd, bound)
      const start = batch.bytes
      batch.bytes = encode(staging, start)
      batch.lines += 1
      return batch.bytes - start
    },
    committed: () => (open ?? written.at(-1) ?? syncing.at(-1))?.done ?? nothingWaits,
    async settled() {
      for (const batch of [...written, ...syncing]) await batch.done.catch(() => {})
    },
    failure: () => failed,
  }
}

function newBatch(fd: number): Batch {
  let resolve: () => void = () => {}
  let reject: (error: Error) => void = () => {}
  const done = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // Whoever asks is told; a batch that nobody asks about must not end the process.
  done.catch(() => {})
  return { fd, bytes: 0, lines: 0, done, resolve, reject }
}
