import type { TLSSocket } from 'node:tls'
import type { RequestHandler } from 'express'

/**
 * The receiver has no login and can be reached from a browser. So a request must name a loopback host or one of
 * `allowedHosts` (DNS rebinding), and one that a page sends must come from a page of the same host, the loopback
 * names being one. Ports count for nothing. Where the request came by TLS, the page must have too: whoever sits on the
 * way may have written one that came in clear. A refusal is a 403 with `{message}`.
 */
export function ownHostOnly(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set(
    allowedHosts.map((host) => hostnameOf(`http://${inUrl(host)}`) ?? host.toLowerCase()),
  )

  return (req, res, next) => {
    const { host, origin } = req.headers
    const asked = hostnameOf(`http://${host}`)
    const own = asked !== undefined && (asked === loopback || allowed.has(asked))
    const { encrypted } = req.socket as Partial<TLSSocket>
    const isOwnPage = (page: string) =>
      hostnameOf(page) === asked && (!encrypted || page.startsWith('https:'))
    if (own && (origin === undefined || isOwnPage(origin))) return next()
    res.status(403).json({ message: own ? foreignPage(origin) : foreignHost(host) })
  }
}

function foreignHost(host: string | undefined): string {
  if (!host) return 'The request names no host, so nobody can tell whether it is meant for this receiver.'
  return (
    `${host} is not a name of this receiver, so the request may come from a page that tricked DNS. ` +
    'Ask for it by 127.0.0.1, or by the name or address that it listens at.'
  )
}

function foreignPage(origin: string | undefined): string {
  return `The request comes from a page at ${origin}; pages of other sites may not use this receiver.`
}

const loopback = 'localhost'

/** Without brackets and as URLs spell it; any loopback name is `localhost`. */
function hostnameOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const hostname = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
  return hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname) ? loopback : hostname
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
