import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, vi } from 'vitest'
import { type BrowserOptions, type OpenBrowser, openBrowser } from './chromium.ts'
import { watchPage } from './page-watch.ts'

export interface TestBrowser {
  /** A watched page with nothing of another test in it; closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>
}

/**
 * The one browser of a test file, to be called at its top: started by the first page, closed at the end. The
 * file's tests get 60 s, as the first on a machine unpacks the browser.
 */
export function browserForTests(options: BrowserOptions = {}): TestBrowser {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
  let opening: Promise<OpenBrowser> | undefined
  const pages: Page[] = []
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close()
  })
  afterAll(async () => {
    await (await opening)?.close()
  })
  return {
    async newPage(pageOptions) {
      opening ??= openBrowser(options)
      const page = await (await opening).newPage(pageOptions)
      pages.push(page)
      await watchPage(page)
      return page
    },
  }
}
