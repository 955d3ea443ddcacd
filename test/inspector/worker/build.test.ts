import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, it, onTestFinished } from 'vitest'

const worker = fileURLToPath(new URL('../../../src/inspector/worker/examine.ts', import.meta.url))

it('is built for browsers with nothing of Node in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const entry = join(folder, 'main.ts')
  writeFileSync(
    entry,
    `export const worker = new Worker(new URL(${JSON.stringify(worker)}, import.meta.url), { type: 'module' })\n`,
  )
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      minify: false,
      outDir: 'out',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const assets = join(folder, 'out/assets')
  const name = readdirSync(assets).find((file) => file.startsWith('examine'))
  const code = readFileSync(join(assets, name as string), 'utf8')
  expect(code).toContain('addEventListener')
  expect(code.match(/\bnode:\w+|\bBuffer\b|__vite-browser-external|\brequire\(|\bprocess\./g)).toBeNull()
}, 60_000)
