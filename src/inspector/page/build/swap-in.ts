import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** How long after a build an open page may still ask for scripts of the one before. */
const keptMilliseconds = 3_600_000

/**
 * Builds beside the folder that is served, and puts the whole in its place at the end: an open page, or a test that
 * runs, never finds it empty. An `outDir` of its own, as with --outDir, is left alone.
 */
export function swapIn(served: string): Plugin {
  const fresh = `${served}-${randomUUID()}`
  const old = `${fresh}-old`
  let isSwapped = false
  return {
    name: 'swap-in',
    apply: 'build',
    config(given) {
      isSwapped = given.build?.outDir === undefined
      return isSwapped ? { build: { outDir: fresh } } : {}
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        if (!isSwapped) return
        keepAssets(join(served, 'assets'), join(fresh, 'assets'))
        if (existsSync(served)) renameSync(served, old)
        renameSync(fresh, served)
      },
    },
    // After a build that failed as well.
    closeBundle() {
      if (isSwapped) for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true })
    },
  }
}

/** Their names tell their bytes, so that those of two builds never clash. */
function keepAssets(from: string, to: string): void {
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    const file = join(from, name)
    if (existsSync(join(to, name)) || Date.now() - statSync(file).mtimeMs > keptMilliseconds) continue
    cpSync(file, join(to, name), { preserveTimestamps: true })
  }
}
