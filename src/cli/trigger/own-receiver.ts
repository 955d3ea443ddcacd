import { webhookPath } from '../../receiver/index.ts'
import { hostOf, isLoopback, urlOf } from '../host.ts'
import type { Settings } from '../settings.ts'
import { ownCertificate } from '../tls/tls-files.ts'

type Place = Pick<Settings, 'HOST' | 'RECEIVER_PORT' | 'TLS_CERT'>

/** Where the receiver that `start` runs takes hooks; null when its port is any free one. */
export function ownReceiverUrl({ HOST: host, RECEIVER_PORT: port, TLS_CERT }: Place): string | null {
  if (port === 0) return null
  return `${urlOf({ host, port, certificate: ownCertificate({ TLS_CERT }) })}${webhookPath}`
}

/** Whether a hook's URL is that receiver's, by whichever name of this machine. */
export function isOwnReceiver(url: string, place: Place): boolean {
  const own = ownReceiverUrl(place)
  if (own === null) return false
  const [given, known] = [new URL(url), new URL(own)]
  const isThere = given.pathname === webhookPath || given.pathname.startsWith(`${webhookPath}/`)
  return isThere && given.protocol === known.protocol && given.port === known.port && isSameHost(given, known)
}

function isSameHost(one: URL, other: URL): boolean {
  const [a, b] = [hostOf(one), hostOf(other)]
  return a === b || (isLoopback(a) && isLoopback(b))
}
