import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** The names of hosts in it, without those that stand for many. */
export function hostsIn({ subjectAltName = '' }: X509Certificate): string[] {
  return [...subjectAltName.matchAll(/DNS:([a-z0-9][\w.-]*)/gi)].map(([, name = '']) => name)
}

/** Whether whoever asks for this host, a name or an address, takes the certificate for its own. */
export function isNamedBy(certificate: X509Certificate, host: string): boolean {
  const named = isIP(host) > 0 ? certificate.checkIP(host) : certificate.checkHost(host)
  return named !== undefined
}
