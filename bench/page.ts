import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { type OpenBrowser, openBrowser } from '../test/browser/chromium.ts'
import { startKit } from '../test/browser/kit.ts'
import { ratios, spreadOf } from './figures.ts'
import { type FilledFolders, fillFolders } from './filled-folders.ts'
import { digits, spreadText } from './markdown.ts'
import type { Report } from './report.ts'
import { type Run, withRun } from './run.ts'
import type { Settings } from './settings.ts'

const [few, many] = [50, 100_000]
const pastedBytes = 10_000_000
const limitMilliseconds = 60_000
const built = fileURLToPath(new URL('../dist/inspector/page', import.meta.url))

interface Round {
  /** Milliseconds from the navigation until rows are drawn, by stored entries. */
  inbox: { few: number; many: number }
  /** Milliseconds until the tree of a pasted document is drawn, and for JSON.parse of the same text there. */
  paste: { tree: number; parse: number }
  /** Bytes of the scripts that a first look at the inbox loads, gzipped. */
  scripts: number
}

/** The inspector in a real Chromium: how soon there is something to see, and what has to be loaded for it. */
export async function measurePage(settings: Settings): Promise<Report> {
  return withRun(settings, async (run) => {
    const folders = await fillFolders(run, [few, many])
    const document = largeDocument()
    const browser = await openBrowser()
    const rounds: Round[] = []
    try {
      for (let round = 1; round <= settings.rounds; round += 1) {
        const one = await oneRound({ browser, folders, document, round })
        rounds.push(one)
        settings.tell(
          `round ${round}  inbox ${digits(one.inbox.many)} ms (${digits(one.inbox.few)}), paste ${digits(one.paste.tree)} ms`,
        )
      }
      return reportOf(run, browser.version, rounds)
    } finally {
      await browser.close()
    }
  })
}

interface RoundParts {
  browser: OpenBrowser
  folders: FilledFolders
  document: string
  round: number
}

async function oneRound({ browser, folders, document, round }: RoundParts): Promise<Round> {
  const inboxOf = async (entries: number) => {
    const kit = await startKit({ DATA_DIR: await folders.fresh(entries, `page-${round}-${entries}`) })
    try {
      return await inboxPainted(browser, kit.url)
    } finally {
      await kit.stop()
    }
  }
  const [first, second] = [await inboxOf(few), await inboxOf(many)]
  const kit = await startKit()
  try {
    const paste = await pastePainted(browser, kit.url, document)
    return {
      inbox: { few: first.milliseconds, many: second.milliseconds },
      paste,
      scripts: second.scripts,
    }
  } finally {
    await kit.stop()
  }
}

/** Until a row is drawn that names its event. */
async function inboxPainted(browser: OpenBrowser, url: string) {
  const page = await browser.newPage()
  try {
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname)
    })
    await page.goto(url, { waitUntil: 'commit' })
    const milliseconds = await drawn(page, '[role=grid] [role=row]')
    return { milliseconds, scripts: gzipped([...scripts]) }
  } finally {
    await page.context().close()
  }
}

async function pastePainted(browser: OpenBrowser, url: string, text: string): Promise<Round['paste']> {
  const page = await browser.newPage()
  try {
    await page.goto(`${url}/paste`)
    const open = page.getByRole('button', { name: 'Open a file' })
    await open.waitFor()
    // A person takes a while to choose a file; the view's scripts come meanwhile.
    await page.waitForLoadState('networkidle')
    const parse = await page.evaluate((json) => {
      const begun = performance.now()
      JSON.parse(json)
      return performance.now() - begun
    }, text)
    const choosing = page.waitForEvent('filechooser')
    await open.click()
    const chooser = await choosing
    const from = Number(await page.evaluate('performance.now()'))
    const file = { name: 'orders.json', mimeType: 'application/json', buffer: Buffer.from(text) }
    await chooser.setFiles(file)
    return { tree: (await drawn(page, '.jse-tree-mode .jse-json-node')) - from, parse }
  } finally {
    await page.context().close()
  }
}

/** Milliseconds since the navigation at the first frame in which the selector finds something. */
async function drawn(page: Page, selector: string): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((resolve, reject) => {
      const limit = performance.now() + ${limitMilliseconds}
      const look = () => {
        if (document.querySelector(${JSON.stringify(selector)})) resolve(performance.now())
        else if (performance.now() > limit) reject(new Error('not drawn in time'))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })`),
  )
}

function gzipped(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(`${built}${path}`)).length, 0)
}

/** Many orders in one document, as an export of a shop has them. */
function largeDocument(): string {
  const order = JSON.parse(
    readFileSync(new URL('../fixtures/order_paid/today.body.json', import.meta.url), 'utf8'),
  ).order
  const orders = Array.from({ length: Math.ceil(pastedBytes / JSON.stringify(order).length) }, (_, at) => ({
    ...order,
    id: 1_000 + at,
  }))
  return JSON.stringify({ orders })
}

function reportOf(run: Run, version: string, rounds: readonly Round[]): Report {
  const manyEntries = rounds.map(({ inbox }) => inbox.many)
  const fewEntries = rounds.map(({ inbox }) => inbox.few)
  const trees = rounds.map(({ paste }) => paste.tree)
  const parses = rounds.map(({ paste }) => paste.parse)
  const scripts = rounds[0]?.scripts ?? Number.NaN
  return {
    name: 'page',
    title: 'The inspector in Chromium',
    at: new Date().toISOString(),
    machine: run.machine(),
    method: [
      `Chromium ${version}, headless, a fresh profile each time; kit and browser on the same cores; ${rounds.length} rounds.`,
      'The inbox: from the navigation to the first frame with a row. Paste: from choosing the file to the first frame of the tree, beside JSON.parse of the same text in the same page.',
    ],
    tables: [
      {
        title: 'Milliseconds: median of the rounds (least–most)',
        columns: ['', 'ms'],
        rows: [
          [`inbox with ${digits(few)} entries`, spreadText(spreadOf(fewEntries))],
          [`inbox with ${digits(many)} entries`, spreadText(spreadOf(manyEntries))],
          [`tree of a document of ${pastedBytes / 1e6} MB`, spreadText(spreadOf(trees))],
          ['JSON.parse of it', spreadText(spreadOf(parses))],
        ],
      },
    ],
    goals: [
      { what: 'scripts of a first look, gzipped, kB', measured: scripts / 1_000, bound: 60, is: 'at most' },
      {
        what: `inbox with ${digits(many)} ÷ with ${digits(few)} entries`,
        measured: ratios(manyEntries, fewEntries).median,
        bound: 1.5,
        is: 'at most',
      },
    ],
    notes: [],
    raw: rounds,
  }
}
