import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { type Packed, packed } from './packed-project.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const node = (file: string, args: readonly string[], cwd?: string) =>
  run(process.execPath, [file, ...args], { cwd, maxBuffer: 2 ** 24 })

/** `./receiver` as a program names it; without those that are no code. */
const codeExports = Object.entries(manifest.exports)
  .filter(([, file]) => file.endsWith('.js'))
  .map(([name]) => manifest.name + name.slice(1))

const kitIn = (project: string, ...path: string[]) => join(project, 'node_modules', manifest.name, ...path)

let pack: Packed
beforeAll(async () => {
  pack = await packed()
}, 120_000)
afterAll(() => pack?.cleanUp())

describe('the packed package', () => {
  it('is what publint asks for', async () => {
    const bytes = await readFile(pack.tarball)
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const { messages } = await publint({ pack: { tarball }, strict: true })
    expect(messages).toEqual([])
  })

  it('has the right types for whoever imports it as ESM', { timeout: 60_000 }, async () => {
    const attw = join(require.resolve('@arethetypeswrong/cli/package.json'), '../dist/index.js')
    const { stdout } = await node(attw, [pack.tarball, '--profile', 'esm-only', '--format', 'json'])
    const { analysis } = JSON.parse(stdout) as { analysis: { entrypoints: Record<string, object> } }
    const code = Object.entries(manifest.exports).filter(([, file]) => file.endsWith('.js'))
    expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(code.map(([name]) => name)))
  })

  it('is imported and required by every name of its exports, no framework beside it', async () => {
    const list = JSON.stringify(codeExports)
    const project = pack.project({
      files: {
        'package.json': '{"private":true}',
        'import.mjs': `const all = {}
for (const name of ${list}) all[name] = Object.keys(await import(name))
console.log(JSON.stringify(all))`,
        'require.cjs': `const all = {}
for (const name of ${list}) all[name] = Object.keys(require(name))
console.log(JSON.stringify(all))`,
      },
    })
    expect(existsSync(join(project, 'node_modules/fastify'))).toBe(false)
    const imported = JSON.parse((await node('import.mjs', [], project)).stdout)
    expect(Object.keys(imported)).toEqual(codeExports)
    expect(imported).toMatchObject({
      'jumpseller-webhook-kit/receiver': expect.arrayContaining(['createReceiver', 'createReceiverServer']),
      'jumpseller-webhook-kit/receiver/fastify': ['jumpsellerFastify'],
      'jumpseller-webhook-kit/receiver/fetch': ['createFetchHandler'],
    })
    expect(JSON.parse((await node('require.cjs', [], project)).stdout)).toEqual(imported)
  })

  it.each(['nodenext', 'bundler'])(
    'has types that resolve by %s',
    { timeout: 60_000 },
    async (resolution) => {
      const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
      const compilerOptions = {
        module,
        moduleResolution: resolution,
        target: 'es2023',
        lib: ['es2023'],
        types: ['node'],
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      }
      const project = pack.project({
        beside: ['fastify', '@types/node'],
        files: {
          'package.json': '{"private":true,"type":"module"}',
          'tsconfig.json': JSON.stringify({ compilerOptions, files: ['integration.ts'] }),
          'integration.ts': readFileSync(new URL('integration.txt', import.meta.url), 'utf8'),
        },
      })
      const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc')
      const { stdout } = await node(tsc, ['-p', '.'], project).catch((error) => error)
      expect(stdout).toBe('')
    },
  )

  it('brings a program that says what it can', async () => {
    const project = pack.project({})
    const program = kitIn(project, manifest.bin.jumpkit)
    expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    const { stdout } = await node(program, ['--help'], project)
    expect(stdout).toContain('jumpkit')
    expect(stdout).toContain('trigger')
  })

  it('brings the inspector, which its program serves', { timeout: 60_000 }, async () => {
    const project = pack.project({})
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, [kitIn(project, manifest.bin.jumpkit), 'start', '--json'], {
      cwd: project,
      env: { PATH, RECEIVER_PORT: '0', STORE_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await ended
    })
    const lines = createInterface({ input: child.stdout })
    const [line] = (await once(lines, 'line')) as [string]
    const { receiver } = JSON.parse(line) as { receiver: string }
    const page = await fetch(receiver, { headers: { Accept: 'text/html' } })
    const html = await page.text()
    expect([page.status, html]).toEqual([200, expect.stringContaining('<script')])
    const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1] ?? ''
    const { status, headers } = await fetch(new URL(script, receiver))
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')])
  })
})
