import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import { swapIn } from '../../../../src/inspector/page/build/swap-in.ts'

/** A folder that is served, with a page in it, and what a page is built from. */
function someFolders() {
  const around = mkdtempSync(join(tmpdir(), 'swap-in-'))
  onTestFinished(() => rmSync(around, { recursive: true, force: true }))
  const [root, served] = [join(around, 'source'), join(around, 'page')]
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<script type="module" src="./main.js"></script>')
  writeFileSync(join(root, 'main.js'), 'document.title = "fresh"')
  mkdirSync(join(served, 'assets'), { recursive: true })
  writeFileSync(join(served, 'index.html'), 'the page before')
  for (const name of ['open-1a.js', 'long-gone-2b.js']) writeFileSync(join(served, 'assets', name), name)
  utimesSync(join(served, 'assets/long-gone-2b.js'), new Date(0), new Date(0))
  return { around, root, served }
}

const building = (root: string, plugins: Plugin[], outDir?: string) =>
  build({ configFile: false, root, logLevel: 'silent', plugins, ...(outDir && { build: { outDir } }) })

const page = (folder: string) => readFileSync(join(folder, 'index.html'), 'utf8')

/** Tells what is served while the fresh page is written already. */
function looking(served: string, seen: string[]): Plugin {
  return {
    name: 'looking',
    writeBundle: () => void seen.push(page(served), ...readdirSync(join(served, 'assets'))),
  }
}

it('leaves the page that is served whole until the next one is', async () => {
  const { around, root, served } = someFolders()
  const seen: string[] = []
  await building(root, [swapIn(served), looking(served, seen)])
  expect(seen).toEqual(['the page before', 'long-gone-2b.js', 'open-1a.js'])
  expect(page(served)).toContain('/assets/index-')
  expect(readdirSync(around).sort()).toEqual(['page', 'source'])
})

it('keeps for a while the scripts that an open page may still ask for', async () => {
  const { root, served } = someFolders()
  await building(root, [swapIn(served)])
  const assets = readdirSync(join(served, 'assets'))
  expect(assets).toContain('open-1a.js')
  expect(assets).not.toContain('long-gone-2b.js')
})

it('changes nothing when a build fails, nor when it goes elsewhere', async () => {
  const { around, root, served } = someFolders()
  await building(root, [swapIn(served)], join(around, 'elsewhere'))
  expect(existsSync(join(around, 'elsewhere/index.html'))).toBe(true)
  writeFileSync(join(root, 'main.js'), 'not a script (')
  await expect(building(root, [swapIn(served)])).rejects.toThrow()
  expect(page(served)).toBe('the page before')
  expect(readdirSync(around).sort()).toEqual(['elsewhere', 'page', 'source'])
})
