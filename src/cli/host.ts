import { hostname, networkInterfaces } from 'node:os'

export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Without the brackets of an IPv6 address. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

const everywhere = new Set(['0.0.0.0', '::'])

/** The URL at which this machine reaches a server of its own. */
export function urlOf(host: string, port: number): string {
  if (everywhere.has(host)) return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The names, beside the loopback ones, by which others reach a server on this host. */
export function namesOf(host: string): string[] {
  if (!everywhere.has(host)) return [host]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return [hostname(), ...addresses.map(({ address }) => address)]
}
