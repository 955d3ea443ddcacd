import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WrongUse } from '../exit.ts'
import { kitVersion } from '../kit-version.ts'

interface Places {
  /** Where the command was called: what is typed begins here. */
  called: string
  /** The new project's folder, in which a path must hold. */
  project: string
}

/**
 * How the project's package.json names this kit: as asked, a path being told from the project; else the packed file
 * that this kit was installed from; else its version.
 */
export function kitSpec(asked: string | undefined, places: Places): string {
  if (asked === undefined) {
    const file = installedFrom()
    return file === undefined ? kitVersion() : fileSpec(file, places)
  }
  const isFile = asked.startsWith('file:')
  const path = resolve(places.called, asked.replace(/^file:/, ''))
  if (existsSync(path)) return fileSpec(path, places)
  if (isFile || /[\\/]|\.tgz$/.test(asked.replace(/^\w[\w+.-]*:\/\/.*$/, ''))) {
    throw new WrongUse(`--kit: there is no ${path}. Make it with npm pack, or name a version.`)
  }
  return asked
}

function fileSpec(path: string, { project }: Places): string {
  return `file:${relative(project, path).split(sep).join('/')}`
}

/** npm notes where a package came from; npx does so in a folder of its own. Undefined for a registry or a clone. */
function installedFrom(): string | undefined {
  const kit = fileURLToPath(new URL('../../../', import.meta.url))
  const modules = resolve(kit, '..')
  try {
    const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
    const resolved: unknown = packages['node_modules/jumpseller-webhook-kit']?.resolved
    if (typeof resolved !== 'string' || !resolved.startsWith('file:')) return undefined
    const path = resolve(modules, '..', resolved.slice('file:'.length))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}
