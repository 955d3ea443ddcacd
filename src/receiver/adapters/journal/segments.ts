import { closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A journal's files: `00000001.ndjson` and on, each closed once it has grown to its bound. */
export interface Segments {
  /** Numbers of the files there are, oldest first. */
  list(): number[]
  path(segment: number): string
  size(segment: number): number
  /** Makes a new, empty one, and makes sure that its name survives too. */
  create(segment: number): number
}

const form = /^(\d{8})\.ndjson$/

export function segmentsIn(folder: string): Segments {
  const path = (segment: number) => join(folder, `${String(segment).padStart(8, '0')}.ndjson`)
  return {
    path,
    list: () =>
      readdirSync(folder)
        .map((name) => Number(form.exec(name)?.[1]))
        .filter((number) => number > 0)
        .sort((one, other) => one - other),
    size: (segment) => statSync(path(segment)).size,
    create(segment) {
      const fd = openSync(path(segment), 'a+')
      const folderFd = openSync(folder, 'r')
      try {
        fsyncSync(folderFd)
        return fd
      } catch (error) {
        closeSync(fd)
        throw error
      } finally {
        closeSync(folderFd)
      }
    },
  }
}
