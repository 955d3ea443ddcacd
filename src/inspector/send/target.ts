export type TargetResult = { ok: true; url: URL } | { ok: false; message: string }

interface Allowed {
  /** Where the receiver takes hooks. */
  hookUrl: string
  /** `host` or `host:port`, as the user named them at the start. */
  allowedTargets: readonly string[]
}

/**
 * Whether the inspector may post there: to the receiver, to this machine by its loopback names, and to hosts that
 * the user named, nowhere else. Hosts are judged as URLs spell them, in which `2130706433` and `0177.1` are
 * `127.0.0.1`; any other name that leads to this machine is a name like any other.
 */
export function targetOf(text: string, { hookUrl, allowedTargets }: Allowed): TargetResult {
  if (!URL.canParse(text)) return { ok: false, message: `to: ${shown(text)} is not a URL` }
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, message: `to: takes an http or https URL, not ${shown(url.protocol)}` }
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, message: 'to: takes a URL without user name and password' }
  }
  const isAllowed =
    isLoopback(url.hostname) ||
    url.origin === new URL(hookUrl).origin ||
    allowedTargets.some((target) => names(target, url))
  if (isAllowed) return { ok: true, url }
  return {
    ok: false,
    message:
      `The inspector posts to this machine and to hosts that were named at its start, and ${shown(url.hostname)} is ` +
      `neither: start the kit again with --allow-send-to ${shown(url.hostname)}, if that host is yours.`,
  }
}

/** By the hostname of a URL. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** Undefined for what is no host, with or without a port. */
export function readTarget(text: string): string | undefined {
  const url = `http://${text}`
  if (/[/?#@\s\\]/.test(text) || !URL.canParse(url)) return undefined
  const { hostname, host } = new URL(url)
  // The port that URLs leave out is kept, where it was named.
  return /:80$/.test(text) ? `${hostname}:80` : host
}

function names(target: string, url: URL): boolean {
  const read = readTarget(target)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return read === url.hostname || read === `${url.hostname}:${port}`
}

function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
