import type { X509Certificate } from 'node:crypto'
import { hostname, networkInterfaces } from 'node:os'
import { hostsIn, isNamedBy } from './tls/certificate-names.ts'

export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Without the brackets of an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

const everywhere = new Set(['0.0.0.0', '::'])

interface OwnServer {
  host: string
  port: number
  /** That it shows; null where it speaks plain HTTP. */
  certificate: X509Certificate | null
}

/** The URL at which this machine reaches a server of its own. */
export function urlOf({ host, port, certificate }: OwnServer): string {
  const name = certificate ? nameToVerify(host, certificate) : (namesHere(host)[0] ?? host)
  return `http${certificate ? 's' : ''}://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/**
 * Who verifies the certificate hangs up on a name that is not in it, and few hold an address. So it is the first way
 * to the host that the certificate names; of a server that listens everywhere, its names lead there too.
 */
export function nameToVerify(host: string, certificate: X509Certificate): string {
  const names = [...namesHere(host), ...(everywhere.has(host) ? hostsIn(certificate) : [])]
  return names.find((name) => isNamedBy(certificate, name)) ?? names[0] ?? host
}

/** The names by which this machine reaches the host, the plainest first. */
function namesHere(host: string): string[] {
  if (everywhere.has(host)) return ['127.0.0.1', 'localhost']
  return host === '127.0.0.1' || host === '::1' ? [host, 'localhost'] : [host]
}

/** The names, beside the loopback ones, by which others reach a server on this host. */
export function namesOf(host: string, certificate: X509Certificate | null = null): string[] {
  const certified = certificate ? hostsIn(certificate) : []
  if (!everywhere.has(host)) return [host, ...certified]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return [hostname(), ...addresses.map(({ address }) => address), ...certified]
}
