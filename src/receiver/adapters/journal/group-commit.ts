import type { fdatasync, writeSync } from 'node:fs'

interface Batch {
  fd: number
  text: string[]
  bytes: number
  done: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

export interface GroupCommitOptions {
  files: { writeSync: typeof writeSync; fdatasync: typeof fdatasync }
  /** Told after each sync how many more bytes of a file are on disk. */
  onDurable: (fd: number, bytes: number) => void
}

export interface GroupCommit {
  /** Takes ASCII text for the end of a file; written at the end of this turn of the event loop. */
  add(fd: number, text: string): void
  /** Resolves when all that was added before is on disk. */
  committed(): Promise<void>
  /** The error that stopped it; for good, since after a failed sync nobody knows what is on disk. */
  failure(): Error | undefined
}

/**
 * Shares syncs: what was added in one turn is written in one call, one fdatasync is under way at a time, and
 * a batch is answered by the first sync that began behind its write. Waiting batches share the next sync.
 *
 * The write is synchronous because it only fills the page cache: microseconds, less than a thread's hand-over.
 */
export function createGroupCommit({ files, onDurable }: GroupCommitOptions): GroupCommit {
  let open: Batch | undefined
  let written: Batch[] = []
  let syncing: Batch[] = []
  let failed: Error | undefined
  let scheduled = false

  function fail(error: Error, batches: Batch[]): void {
    failed ??= error
    for (const batch of batches) batch.reject(failed)
  }

  function flush(): void {
    scheduled = false
    const batch = open
    open = undefined
    if (!batch) return
    try {
      if (failed) throw failed
      const bytes = Buffer.from(batch.text.join(''), 'latin1')
      for (let from = 0; from < bytes.length; ) from += files.writeSync(batch.fd, bytes, from)
      written.push(batch)
    } catch (error) {
      fail(error as Error, [batch])
    }
    if (syncing.length === 0) sync()
  }

  function sync(): void {
    const fd = written[0]?.fd
    if (fd === undefined) return
    syncing = written.filter((batch) => batch.fd === fd)
    written = written.filter((batch) => batch.fd !== fd)
    files.fdatasync(fd, (error) => {
      const synced = syncing
      syncing = []
      if (error) {
        fail(error, [...synced, ...written])
        written = []
        return
      }
      onDurable(
        fd,
        synced.reduce((sum, batch) => sum + batch.bytes, 0),
      )
      for (const batch of synced) batch.resolve()
      sync()
    })
  }

  return {
    add(fd, text) {
      // A new segment begins: what waits for the old one is written before.
      if (open && open.fd !== fd) flush()
      open ??= newBatch(fd)
      open.text.push(text)
      open.bytes += text.length
      if (scheduled) return
      scheduled = true
      setImmediate(flush)
    },
    committed: () => (open ?? written.at(-1) ?? syncing.at(-1))?.done ?? Promise.resolve(),
    failure: () => failed,
  }
}

function newBatch(fd: number): Batch {
  const { promise, resolve, reject } = withResolvers()
  // Whoever asks is told; a batch that nobody asks about must not end the process.
  promise.catch(() => {})
  return { fd, text: [], bytes: 0, done: promise, resolve, reject }
}

/** Promise.withResolvers, which Node has from 22 on. */
function withResolvers() {
  let resolve: () => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
