import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'
import { root } from '../import-rules/files.ts'

const exec = promisify(execFile)
const modules = join(root, 'node_modules')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder by its real path, which is gone after the tests of the file. */
export function newFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `kit-${name}-`)))
  folders.push(folder)
  return folder
}

/** The package as it is installed, compiled into a new folder: the tree's own dist is left alone. */
export async function buildKit(): Promise<string> {
  const folder = newFolder('built-kit')
  const compile = ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist'), '--noCheck']
  await exec(process.execPath, [join(modules, 'typescript/bin/tsc'), ...compile], { cwd: root })
  for (const path of ['package.json', 'schemas', 'templates', 'fixtures', 'docs']) {
    cpSync(join(root, path), join(folder, path), { recursive: true })
  }
  symlinkSync(modules, join(folder, 'node_modules'))
  return folder
}

/** What `npm install` would bring: the kit, and the packages named. */
export function installInto(project: string, kit: string, packages: readonly string[]): void {
  for (const [name, to] of [
    ['jumpseller-webhook-kit', kit],
    ...packages.map((each) => [each, join(modules, each)] as const),
  ] as const) {
    const link = join(project, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(to, link)
  }
}

export interface ProgramEnd {
  code: number
  output: string
}

/** Runs a program of a project's node_modules to its end; all that it wrote. */
export async function runIn(
  project: string,
  [program, ...args]: readonly [string, ...string[]],
): Promise<ProgramEnd> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const env = { PATH, HOME, ...(TMPDIR && { TMPDIR }), NO_COLOR: '1' }
  try {
    const { stdout, stderr } = await exec(program, args, { cwd: project, env, timeout: 60_000 })
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string }
    return { code: typeof code === 'number' ? code : 1, output: stdout + stderr }
  }
}
