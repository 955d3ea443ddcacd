import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface InstalledPackage {
  name: string
  version: string
  /** As its package.json tells it: an SPDX expression. */
  licence: string
  /** Whether the kit itself asks for it. */
  asked: boolean
  /** Whether it would run a script when it is installed. */
  hasInstallScript: boolean
}

interface Locked {
  version?: string
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** What the kit needs at run time, by its lock file: its dependencies, theirs and so on; by name. */
export function productionPackages(root: string): InstalledPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const locked: Record<string, Locked> = lock.packages
  const found = new Map<string, InstalledPackage>()
  const waiting = neededBy('', locked)
  const asked = new Set(waiting)
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue
    found.set(place, installed(root, { place, locked: locked[place] ?? {}, asked: asked.has(place) }))
    waiting.push(...neededBy(place, locked))
  }
  return [...found.values()].sort((one, other) =>
    compared(`${one.name}@${one.version}`, `${other.name}@${other.version}`),
  )
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** Where the packages stand that one asks for; an optional one may stand nowhere. */
function neededBy(place: string, locked: Record<string, Locked>): string[] {
  const { dependencies, optionalDependencies } = locked[place] ?? {}
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    for (let from = place; ; from = posix.dirname(from)) {
      const candidate = posix.join(from === '.' ? '' : from, 'node_modules', name)
      if (locked[candidate]) return [candidate]
      if (from === '' || from === '.') return []
    }
  })
}

function installed(
  root: string,
  { place, locked, asked }: { place: string; locked: Locked; asked: boolean },
): InstalledPackage {
  const told = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
  return {
    name: told.name,
    version: locked.version ?? told.version,
    licence: typeof told.license === 'string' ? told.license : (told.license?.type ?? 'not told'),
    asked,
    hasInstallScript: locked.hasInstallScript === true,
  }
}
