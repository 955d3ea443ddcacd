import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { root } from '../import-rules/files.ts'

const run = promisify(execFile)

interface Locked {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
const packages = lock.packages as unknown as Record<string, Locked>

/** What the build reads, beside what is packed as it stands. */
const sources = [
  'src',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'LICENSE',
]

export interface Packed {
  tarball: string
  /** A folder in which the tarball and its dependencies are installed, these packages beside it, with these files. */
  project(facts: { beside?: readonly string[]; files?: Record<string, string> }): string
  cleanUp(): void
}

/** Builds and packs a copy, so that dist/ stays as it is for those who use it meanwhile. */
export async function packed(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'webhook-kit-packed-'))
  const copy = join(folder, 'copy')
  for (const each of [...sources, ...manifest.files.filter((file) => file !== 'dist')]) {
    cpSync(join(root, each), join(copy, each), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  await run('npm', ['run', 'build'], { cwd: copy }).catch(({ stdout, stderr }) => {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`npm run build failed:\n${stdout}${stderr}`)
  })
  // The build is what the scripts of packing would do.
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: copy })
  const tarball = join(folder, `${manifest.name}-${manifest.version}.tgz`)
  let projects = 0

  return {
    tarball,
    cleanUp: () => rmSync(folder, { recursive: true, force: true }),
    project({ beside = [], files = {} }) {
      const project = join(folder, `project-${++projects}`)
      const installed = join(project, 'node_modules', manifest.name)
      mkdirSync(installed, { recursive: true })
      extract(tarball, installed)
      for (const name of dependenciesOf([...Object.keys(manifest.dependencies), ...beside])) {
        const link = join(project, 'node_modules', name)
        mkdirSync(dirname(link), { recursive: true })
        symlinkSync(join(root, 'node_modules', name), link)
      }
      for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
      return project
    },
  }
}

function extract(tarball: string, into: string): void {
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', into])
}

/** What npm would install with them, by the lock. */
function dependenciesOf(names: readonly string[]): Set<string> {
  const found = new Set(names)
  for (const name of found) {
    const { dependencies = {}, optionalDependencies = {} } = packages[`node_modules/${name}`] ?? {}
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) {
      // What is missing here too is for another platform.
      if (existsSync(join(root, 'node_modules', next))) found.add(next)
    }
  }
  return found
}
