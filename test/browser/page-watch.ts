import type { CDPSession, ConsoleMessage, Page } from 'playwright-core'

/** All that a page, its frames and its pop-ups did since it is watched, oldest first. */
export interface PageWatch {
  consoleErrors: string[]
  consoleWarnings: string[]
  /** Exceptions that nobody caught, and rejections that nobody handled. */
  pageErrors: string[]
  /** `alert: hello`; each is dismissed. */
  dialogs: string[]
  /** `GET http://127.0.0.1:3000/ net::ERR_FAILED` */
  failedRequests: string[]
  requestedUrls: string[]
  /** Of the first page that was loaded; undefined before. */
  ownOrigin: string | undefined
}

const watches = new WeakMap<Page, { watch: PageWatch; session: CDPSession }>()

/** Starts to watch a page; to be called before it loads anything. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const watch: PageWatch = {
    consoleErrors: [],
    consoleWarnings: [],
    pageErrors: [],
    dialogs: [],
    failedRequests: [],
    requestedUrls: [],
    ownOrigin: undefined,
  }
  const context = page.context()
  context.on('console', (message) => keepMessage(watch, message))
  context.on('weberror', (error) => watch.pageErrors.push(String(error.error())))
  context.on('dialog', (dialog) => {
    watch.dialogs.push(`${dialog.type()}: ${dialog.message()}`)
    // It may be gone with its page.
    dialog.dismiss().catch(() => undefined)
  })
  context.on('request', (request) => {
    watch.requestedUrls.push(request.url())
    if (request.isNavigationRequest()) watch.ownOrigin ??= webOrigin(request.url())
  })
  context.on('requestfailed', (request) => {
    watch.failedRequests.push(`${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`)
  })
  context.on('page', (popUp) => popUp.on('websocket', (socket) => watch.requestedUrls.push(socket.url())))
  // Playwright tells of a socket when it is connected only, which one to a refused name never is.
  const session = await context.newCDPSession(page)
  session.on('Network.webSocketCreated', ({ url }) => watch.requestedUrls.push(url))
  await session.send('Network.enable')
  watches.set(page, { watch, session })
  return watch
}

function keepMessage(watch: PageWatch, message: ConsoleMessage): void {
  const line = `${message.text()} (${message.location().url})`
  if (message.type() === 'error') watch.consoleErrors.push(line)
  if (message.type() === 'warning') watch.consoleWarnings.push(line)
}

export function watchOf(page: Page): PageWatch {
  return found(page).watch
}

function found(page: Page): { watch: PageWatch; session: CDPSession } {
  const watched = watches.get(page)
  if (watched === undefined) throw new Error('This page is not watched: call watchPage(page) before it loads')
  return watched
}

/** Fails on a dialog, an error on the console, an uncaught error or a request beyond the page's own origin. */
export async function expectQuiet(page: Page): Promise<void> {
  const watch = watchOf(page)
  await allIsTold(page)
  const noises = [
    ...watch.dialogs.map((line) => `dialog ${line}`),
    ...watch.consoleErrors.map((line) => `console error ${line}`),
    ...watch.pageErrors.map((line) => `page error ${line}`),
    ...foreignRequests(watch).map((url) => `request to another origin ${url}`),
  ]
  if (noises.length > 0) throw new Error(`The page is not quiet:\n${noises.join('\n')}`)
}

/** What a script has set off is requested before the next picture, and told before these answers. */
async function allIsTold(page: Page): Promise<void> {
  const expression = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))'
  const { session } = found(page)
  for (let left = 5; !page.isClosed(); left -= 1) {
    try {
      await page.evaluate(expression)
      await session.send('Runtime.evaluate', { expression, awaitPromise: true })
      return
    } catch (error) {
      if (page.isClosed()) return
      // On its way to another page it forgets the question, and is asked again there.
      if (left === 0) throw error
      await page.waitForLoadState('domcontentloaded')
    }
  }
}

function foreignRequests({ requestedUrls, ownOrigin }: PageWatch): string[] {
  return requestedUrls.filter((url) => !/^(blob|data|about):/.test(url) && webOrigin(url) !== ownOrigin)
}

function webOrigin(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin } = new URL(url.replace(/^ws/, 'http'))
  return origin === 'null' ? undefined : origin
}
