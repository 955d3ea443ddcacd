import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import express, { type Router } from 'express'

/** The built page: seen alike from src in a clone and from dist in the package. */
const builtPage = new URL('../../dist/inspector/page/', import.meta.url)
const placeholder = '%PAGE_TOKEN%'
/** What is answered by routes; all other paths are the page's own. */
const routes = /^\/(api|inspector|store\/kit|assets|webhooks|healthz|readyz|metrics)(\/|$)/

interface PageFiles {
  /** Put into the page, which sends it with what it writes. */
  pageToken: string
  /** Where the page was built to. */
  folder?: URL
}

/** The page to browsers that ask for a document, by whichever of its paths; all else goes on to what is behind. */
export function pageFiles({ pageToken, folder = builtPage }: PageFiles): Router {
  const router = express.Router()
  router.use(
    '/assets',
    express.static(fileURLToPath(new URL('assets/', folder)), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
  )
  router.get('/{*path}', async (req, res, next) => {
    if (routes.test(req.path) || !req.get('accept')?.includes('text/html')) return next()
    const page = await textOf(new URL('index.html', folder))
    // The token in it is of this start of the kit alone.
    res.set('Cache-Control', 'no-store').type('html')
    if (page === undefined) res.status(503).send(notBuilt)
    else res.send(page.replaceAll(placeholder, () => pageToken))
  })
  return router
}

async function textOf(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The inspector is not built</title>
<h1>The inspector is not built yet</h1>
<p>In the folder of the kit run <code>npm run build:page</code>, then reload this page.</p>
<p>The receiver works all the same: its entries are at <a href="/api/entries">/api/entries</a>.</p>
</html>
`
