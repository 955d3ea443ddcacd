import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import {
  access,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const yes = () => true
const no = () => false

export interface PackedChromium {
  executablePath: string
  /** What to add to the browser's environment: where its libraries and its font are. */
  env: Record<string, string>
}

export interface UnpackOptions {
  /** Where the unpacked browser is kept, some 210 MB. @default node_modules/.cache, or else the temp folder */
  cacheFolder?: string
  /** Draws with the machine's fonts too. Without them pixels are the same everywhere. @default false */
  machineFonts?: boolean
}

const require = createRequire(import.meta.url)
const packed = require.resolve('@sparticuz/chromium')
const ownCache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))

/** Unpacking takes seconds: what is older was left by a process that ended half-way. */
const leftAfterMs = 10 * 60_000

/**
 * The Chromium that npm ci brings, for Linux on x64: unpacked once with the libraries and the font that a bare
 * machine lacks. Any number of processes may ask at the same time.
 */
export async function packedChromium(options: UnpackOptions = {}): Promise<PackedChromium> {
  const { version } = JSON.parse(await readFile(join(dirname(packed), '../../package.json'), 'utf8'))
  const caches = options.cacheFolder ? [options.cacheFolder] : [ownCache, ofThisUser()]
  const name = `chromium-${version}`
  const home = (await firstWith(caches, name)) ?? (await unpack(await writable(caches), name))
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(home, options.machineFonts ? 'all-fonts.conf' : 'own-font.conf'),
    },
  }
}

/** Its folder is named by the user, as the next user cannot write into it. */
function ofThisUser(): string {
  return join(tmpdir(), `jumpseller-webhook-kit-${process.getuid?.() ?? 'cache'}`)
}

async function firstWith(caches: readonly string[], name: string): Promise<string | undefined> {
  for (const cache of caches) {
    const home = join(cache, name)
    if ((await isOurs(cache)) && (await may(constants.X_OK, join(home, 'chromium')))) return home
  }
  return undefined
}

async function writable(caches: readonly string[]): Promise<string> {
  for (const cache of caches) {
    const isThere = await mkdir(cache, { recursive: true, mode: 0o755 }).then(yes, no)
    if (isThere && (await isOurs(cache)) && (await may(constants.W_OK, cache))) return cache
  }
  throw new Error(`Chromium cannot be unpacked: make one of these folders writable: ${caches.join(', ')}`)
}

/** In the temp folder anybody can make our folder first, with a program of theirs in it. */
async function isOurs(cache: string): Promise<boolean> {
  if (cache !== ofThisUser()) return true
  const found = await lstat(cache).catch(() => undefined)
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid())
}

async function may(mode: number, path: string): Promise<boolean> {
  return access(path, mode).then(yes, no)
}

/** Unpacks beside the place and moves it there whole, so that nobody ever finds a part of it. */
async function unpack(cache: string, name: string): Promise<string> {
  await removeLeftovers(cache, `${name}-`)
  const home = join(cache, name)
  const staging = await mkdtemp(`${home}-`)
  try {
    await inflate(staging)
    await writeFile(join(staging, 'own-font.conf'), fontConfig(''))
    await writeFile(join(staging, 'all-fonts.conf'), fontConfig(machineFonts))
    // Another user may run the tests next.
    for (const path of [staging, join(staging, 'chromium')]) await chmod(path, 0o755)
    await rename(staging, home).catch(async (error) => {
      const wasFirst = await may(constants.X_OK, join(home, 'chromium'))
      if (!wasFirst) throw new Error(`${home} is not whole: remove it and start again`, { cause: error })
    })
  } catch (error) {
    throw new Error(`Chromium cannot be unpacked; npm ci installs it, and it needs 210 MB. ${error}`)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return home
}

/**
 * In a process of its own, as the package takes both from the environment: where to, and whether the libraries
 * are wanted, which it gives only to what looks like one of its clouds.
 */
async function inflate(folder: string): Promise<void> {
  const program = 'require(process.argv[1]).executablePath()'
  const env = { TMPDIR: folder, TEMP: folder, TMP: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  await promisify(execFile)(process.execPath, ['--eval', program, packed], { env })
}

async function removeLeftovers(cache: string, prefix: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(prefix)) continue
    const left = await lstat(join(cache, name)).catch(() => undefined)
    if (left !== undefined && Date.now() - left.mtimeMs > leftAfterMs)
      await rm(join(cache, name), { recursive: true, force: true })
  }
}

const machineFonts = '\n  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>'

/** The package's own file looks for the font in /tmp/fonts. */
function fontConfig(more: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>${more}
</fontconfig>
`
}
