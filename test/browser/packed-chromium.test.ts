import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { packedChromium } from './packed-chromium.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const name = `chromium-${packageJson.devDependencies['@sparticuz/chromium']}`
let cacheFolder: string

beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'browser-cache-'))
})
afterEach(() => rm(cacheFolder, { recursive: true, force: true }))

/** Opens the browser in a process of its own and answers its version. */
async function openElsewhere(): Promise<string> {
  const program = `import { openBrowser } from './test/browser/chromium.ts'
    const browser = await openBrowser({ cacheFolder: process.argv[1] })
    const page = await browser.newPage()
    process.stdout.write(await page.evaluate('navigator.userAgent'))
    await browser.close()`
  const node = ['--import', 'tsx', '--input-type=module', '--eval', program, cacheFolder]
  return (await promisify(execFile)(process.execPath, node, { cwd: root })).stdout
}

it('starts in two processes at once where nothing is unpacked yet', async () => {
  const opened = await Promise.all([openElsewhere(), openElsewhere()])
  for (const userAgent of opened) expect(userAgent).toMatch(/Chrome\/\d+/)
  expect(await readdir(cacheFolder)).toEqual([name])
})

it('is unpacked once, with its libraries and its font', async () => {
  const { executablePath, env } = await packedChromium()
  const { birthtimeMs } = await stat(executablePath)
  expect(await readdir(env.LD_LIBRARY_PATH ?? '')).toEqual(
    expect.arrayContaining(['libnss3.so', 'libnspr4.so', 'libexpat.so.1']),
  )
  expect(await readFile(env.FONTCONFIG_FILE ?? '', 'utf8')).toContain('<dir prefix="relative">fonts</dir>')
  expect(await readdir(join(executablePath, '../fonts/fonts/Open_Sans'))).toContain('OpenSans-Regular.ttf')
  expect(await packedChromium()).toEqual({ executablePath, env })
  expect((await stat(executablePath)).birthtimeMs).toBe(birthtimeMs)
})

it('takes nothing from an unpacking that ended half-way, and removes it once it is old', async () => {
  const home = join(cacheFolder, name)
  for (const folder of [`${home}-old`, `${home}-recent`]) await mkdir(folder)
  const longAgo = Date.now() / 1000 - 3600
  await utimes(`${home}-old`, longAgo, longAgo)
  const { executablePath } = await packedChromium({ cacheFolder })
  expect((await stat(executablePath)).mode & 0o777).toBe(0o755)
  expect((await readdir(cacheFolder)).sort()).toEqual([name, `${name}-recent`])
})

it('says which folder to remove when it is not whole', async () => {
  const home = join(cacheFolder, name)
  await mkdir(join(home, 'fonts'), { recursive: true })
  await expect(packedChromium({ cacheFolder })).rejects.toThrow(`${home} is not whole: remove it`)
  expect(await readdir(cacheFolder)).toEqual([name])
})

it('says which folder must be writable', async () => {
  const file = fileURLToPath(import.meta.url)
  await expect(packedChromium({ cacheFolder: file })).rejects.toThrow(`writable: ${file}`)
})
