import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a script makes: paths inside fixtures/ (with `/`) and their bytes. */
export type Made = ReadonlyMap<string, Uint8Array>

const folder = fileURLToPath(new URL('../../fixtures', import.meta.url))

/**
 * Writes what was made, or with --check only compares it with what is committed and fails on a difference.
 * `owns` says which files of fixtures/ are the script's: one of these that it does not make is surplus.
 */
export function writeOrCheck(make: () => Made, owns: (path: string) => boolean, command: string): void {
  try {
    const made = make()
    const surplus = filesIn(folder).filter((path) => owns(path) && !made.has(path))
    if (process.argv.includes('--check')) check(made, surplus, command)
    else write(made, surplus)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

function check(made: Made, surplus: string[], command: string): void {
  const onDisk = new Set(filesIn(folder))
  const faults = surplus.map((path) => `fixtures/${path} is made by nothing`)
  for (const [path, bytes] of made) {
    if (!onDisk.has(path)) faults.push(`fixtures/${path} is missing`)
    else if (!readFileSync(join(folder, path)).equals(bytes)) faults.push(`fixtures/${path} differs`)
  }
  if (faults.length > 0) throw new Error([...faults, `To remake them: ${command}`].join('\n'))
}

function write(made: Made, surplus: string[]): void {
  for (const path of surplus) rmSync(join(folder, path))
  for (const [path, bytes] of made) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

function filesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/'),
  )
}
