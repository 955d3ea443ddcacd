import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'

/** Asked for nothing but to look. */
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Any page that the developer has open can send requests here. So what a browser sends and changes something must
 * bear the token that only the served page holds, and what another site's page reads (an event stream too) is
 * refused; opening a link to here is not. Programs that are no browser pass.
 */
export function pageTokenNeeded(token: string): RequestHandler {
  const expected = digestOf(token)

  return (req, res, next) => {
    const { headers, method } = req
    if (reads.has(method)) {
      if (!isOfAnotherSite(headers) || isOpened(method, headers)) return next()
      res.status(403).json({ message: 'Pages of other sites may not read from this inspector.' })
      return
    }
    if (!isOfBrowser(headers) || timingSafeEqual(digestOf(req.get('x-page-token') ?? ''), expected)) {
      return next()
    }
    res.status(403).json({
      message: 'The page does not hold the token of this start of the kit: reload the page, then try again.',
    })
  }
}

/** Digests are of one length, whatever was sent. */
function digestOf(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

function isOfBrowser(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
}

function isOfAnotherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}

/** A link followed or an address typed, as opposed to a frame, an image or a script's request. */
function isOpened(method: string, headers: IncomingHttpHeaders): boolean {
  const target = headers['sec-fetch-dest'] ?? 'document'
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && target === 'document'
}
