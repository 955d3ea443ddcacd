import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createNoting } from './durable-notes.ts'

type Done = (error: NodeJS.ErrnoException | null) => void

/**
 * From now on every sync of this process by node:fs is noted when it has ended, before whoever waits for it
 * goes on. With `sync` false they end without having been, which the ledger must find out.
 */
export function noteSyncs(notes: string, sync: boolean): void {
  const note = createNoting(notes)

  const noting = (real: (fd: number, done: Done) => void) => (fd: number, done: Done) => {
    if (!sync) return void setImmediate(done, null)
    const { ino, size } = fs.fstatSync(fd)
    real(fd, (error) => {
      if (!error) note(ino, size)
      done(error)
    })
  }
  const notingAtOnce = (real: (fd: number) => void) => (fd: number) => {
    if (!sync) return
    const { ino, size } = fs.fstatSync(fd)
    real(fd)
    note(ino, size)
  }

  Object.assign(fs, {
    fdatasync: noting(fs.fdatasync),
    fsync: noting(fs.fsync),
    fdatasyncSync: notingAtOnce(fs.fdatasyncSync),
    fsyncSync: notingAtOnce(fs.fsyncSync),
  })
  syncBuiltinESMExports()
}
