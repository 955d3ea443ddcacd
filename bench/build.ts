import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Servers and probes as JavaScript, as an installed kit would run. */
export interface Build {
  /** The compiled file of one of bench/. */
  script(path: string): string
  remove(): void
}

export async function buildServers(): Promise<Build> {
  const folder = await mkdtemp(join(tmpdir(), 'kit-bench-build-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  const remove = () => {
    clear()
    process.off('exit', clear)
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}\n')
  for (const name of ['node_modules', 'fixtures']) await symlink(join(root, name), join(folder, name))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  try {
    const project = join(root, 'bench/tsconfig.json')
    await promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', folder], { cwd: root })
  } catch (error) {
    remove()
    throw new Error(`The servers do not compile:\n${(error as { stdout?: string }).stdout ?? error}`)
  }
  return {
    script: (path) => join(folder, 'bench', path.replace(/\.ts$/, '.js')),
    remove,
  }
}
