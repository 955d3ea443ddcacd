import type { TLSSocket } from 'node:tls'
import type { Request, RequestHandler } from 'express'
import { refuse } from '../domain/refusals.ts'
import { answerRefusal } from './answer.ts'

/**
 * The store has no login for its controls and can be reached from a browser. So a request must name a loopback
 * host, or one that the user named (DNS rebinding), and must not come from another site's page. Where it came by TLS
 * the page must have too: whoever sits on the way may have written one that came in clear.
 */
export function ownHostOnly(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()))
  const isOwn = (hostname: string | undefined) =>
    hostname !== undefined && (isLoopback(hostname) || allowed.has(hostname))

  return (request, response, next) => {
    const { host, origin } = request.headers
    if (!isOwn(hostnameOf(`http://${host}`))) {
      answerRefusal(response, refuse('host_refused', host ?? 'none was given'))
    } else if (origin !== undefined && !(isOwn(hostnameOf(origin)) && isAsSafe(origin, request))) {
      answerRefusal(response, refuse('origin_refused', origin))
    } else {
      next()
    }
  }
}

function isAsSafe(origin: string, { socket }: Request): boolean {
  return !(socket as Partial<TLSSocket>).encrypted || origin.startsWith('https:')
}

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') : undefined
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
