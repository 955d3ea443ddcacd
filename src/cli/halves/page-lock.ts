import { hash, timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { RequestHandler } from 'express'

interface LockOptions {
  /** Of PAGE_PASSWORD; null lets everybody in. */
  password: string | null
  /** Milliseconds since 1970. */
  now: () => number
}

/** Wrong passwords that one address may give within {@link countedFor}; then even the right one waits. */
const mostFailures = 10
/** Milliseconds. */
const countedFor = 60_000
/** Addresses that are remembered; the one that failed longest ago is forgotten first. */
const mostAddresses = 10_000

interface Failures {
  count: number
  /** Milliseconds since 1970. */
  until: number
}

/**
 * Lets in who gives the page password by HTTP Basic, under whatever user name. Without it the answer is a 401 with
 * `{message}`, which has a browser ask for it; after too many wrong ones a 429.
 */
export function createPageLock({ password, now }: LockOptions): RequestHandler {
  if (password === null) return (_req, _res, next) => next()
  const expected = digestOf(password)
  const failed = new Map<string, Failures>()

  function failuresOf(address: string): Failures {
    const known = failed.get(address)
    return known && known.until > now() ? known : { count: 0, until: now() + countedFor }
  }

  function remember(address: string, failures: Failures): void {
    failed.delete(address)
    failed.set(address, { ...failures, count: failures.count + 1 })
    const [oldest] = failed.keys()
    if (failed.size > mostAddresses && oldest !== undefined) failed.delete(oldest)
  }

  return (req, res, next) => {
    const address = networkOf(req.socket.remoteAddress ?? '')
    const failures = failuresOf(address)
    const given = passwordIn(req.headers.authorization)
    if (given !== undefined && failures.count >= mostFailures) {
      const seconds = Math.ceil((failures.until - now()) / 1_000)
      res
        .set('Retry-After', String(seconds))
        .status(429)
        .json({ message: tooMany(seconds) })
      return
    }
    // Digests are of one length, whatever was sent.
    if (given !== undefined && timingSafeEqual(digestOf(given), expected)) return next()
    if (given !== undefined) remember(address, failures)
    res.set({ 'WWW-Authenticate': 'Basic realm="jumpkit", charset="UTF-8"', 'Cache-Control': 'no-store' })
    res
      .status(401)
      .json({ message: 'This needs the page password: any user name, and what PAGE_PASSWORD holds.' })
  }
}

function tooMany(seconds: number): string {
  return `Too many wrong passwords came from this address: try again in ${seconds} s.`
}

function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

/** Undefined where the header gives none. */
function passwordIn(header: string | undefined): string | undefined {
  const [, given] = /^basic +([a-z0-9+/=]+)$/i.exec(header ?? '') ?? []
  if (given === undefined) return undefined
  const text = Buffer.from(given, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : text.slice(colon + 1)
}

/** An IPv6 guesser has 2^64 addresses of its own: they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [left = '', right = ''] = address.split('::')
  const [before, after] = [left, right].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => '0')
  return [...(before ?? []), ...zeros, ...(after ?? [])].slice(0, 4).join(':')
}
