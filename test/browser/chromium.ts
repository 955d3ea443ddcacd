import { access } from 'node:fs/promises'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type BrowserPlace, launchInstalled } from './machine-browser.ts'
import { packedChromium, type UnpackOptions } from './packed-chromium.ts'
import { viewports } from './viewports.ts'

export interface BrowserOptions extends UnpackOptions {
  /** Names that lead to 127.0.0.1, as after a DNS rebinding; all others lead nowhere. @default none */
  foreignNames?: readonly string[]
  /** A browser of the machine to take instead. @default the environment's CHROME_PATH */
  executablePath?: string
}

export interface OpenBrowser {
  /** `147.0.7727.0` */
  version: string
  /** A page that shares no cookies, storage or cache with another. @default a laptop's window */
  newPage(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/**
 * A real Chromium with a profile of its own that reaches nothing beyond 127.0.0.1 and localhost: the one that
 * npm ci brings on Linux x64, elsewhere the machine's.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<OpenBrowser> {
  const browser = await start(options)
  return {
    version: browser.version(),
    newPage: (page) => browser.newPage({ viewport: viewports.laptop, ...page }),
    close: () => browser.close(),
  }
}

async function start(options: BrowserOptions): Promise<Browser> {
  const executablePath = options.executablePath ?? process.env.CHROME_PATH
  const args = flags(options.foreignNames ?? [])
  const launchAt = (place: BrowserPlace) => launch(place, args, {})
  if (executablePath) {
    await access(executablePath).catch(says(`${executablePath} is not there.`))
    return launchAt({ executablePath }).catch(says(`${executablePath} does not start.`))
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return launchInstalled(launchAt)
  const packed = await packedChromium(options)
  const { LD_LIBRARY_PATH } = process.env
  const env = { ...packed.env }
  if (LD_LIBRARY_PATH) env.LD_LIBRARY_PATH = `${env.LD_LIBRARY_PATH}:${LD_LIBRARY_PATH}`
  return launch({ executablePath: packed.executablePath }, args, env).catch(
    says('The packed Chromium does not start: it needs glibc 2.34 (Debian 12, Ubuntu 22.04) or newer.'),
  )
}

function says(what: string) {
  return (error: unknown): never => {
    throw new Error(`${what} CHROME_PATH may name the program of another Chrome or Chromium. ${error}`)
  }
}

async function launch(place: BrowserPlace, args: string[], more: Record<string, string>): Promise<Browser> {
  const env = { ...process.env, ...more }
  // Chromium refuses to run as root in its sandbox.
  const isRoot = process.getuid?.() === 0
  const launchWith = (chromiumSandbox: boolean) => chromium.launch({ ...place, args, env, chromiumSandbox })
  return launchWith(!isRoot).catch((error) => {
    // Containers often give their users none, and only the project's own pages are opened.
    if (!isRoot && /No usable sandbox/.test(String(error))) return launchWith(false)
    throw error
  })
}

function flags(foreignNames: readonly string[]): string[] {
  const odd = foreignNames.find((name) => !/^[a-z0-9.-]+$/.test(name))
  if (odd !== undefined)
    throw new Error(`${JSON.stringify(odd)} is not the name of a host, such as evil.test`)
  const mapped = foreignNames.map((name) => `MAP ${name} 127.0.0.1`)
  const rules = [...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost']
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    // A proxy would resolve the names itself.
    '--no-proxy-server',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}
