import type { X509Certificate } from 'node:crypto'
import type { Server } from 'node:https'
import { type Clock, systemClock } from '../../receiver/clock.ts'
import type { Log } from '../../receiver/index.ts'
import { CannotStart } from '../exit.ts'
import { nameToVerify } from '../host.ts'
import type { Settings } from '../settings.ts'
import { hostsIn, isNamedBy } from './certificate-names.ts'
import { type Connect, trusting } from './own-trust.ts'
import { readTlsPair, type TlsPair } from './tls-files.ts'

/** What the servers of one process show, renewed as the files are. */
export interface OwnTls {
  /** What a server is made with. */
  readonly pair: Pick<TlsPair, 'cert' | 'key'>
  readonly certificate: X509Certificate
  /** Trusts the certificate of the moment. */
  connect: Connect
  /** Gives a server the renewed pair, from when it listens until it closes. */
  keepRenewed(server: Server): void
}

interface Surroundings {
  log: Log
  /** @default the system's */
  clock?: Clock
}

/** Often enough that a renewal is in use within a minute. */
const lookEveryMs = 30_000

/** Null where neither setting is there: the kit then speaks plain HTTP. */
export function openTls(
  { HOST, TLS_CERT, TLS_KEY }: Pick<Settings, 'HOST' | 'TLS_CERT' | 'TLS_KEY'>,
  { log, clock = systemClock }: Surroundings,
): OwnTls | null {
  if (TLS_CERT === null || TLS_KEY === null) return null
  const files = { cert: TLS_CERT, key: TLS_KEY }
  const first = readTlsPair(files)
  if (!first.ok) throw new CannotStart(first.message)
  let pair = first.value
  let [told, toldOfTime] = ['', '']
  const servers = new Set<Server>()
  let callOff = () => {}

  function look(): void {
    const read = readTlsPair(files)
    // Told once: a pair that is half written is whole at the next look, and one that stays so is not worth a line each.
    if (!read.ok && read.message !== told) log.warn({}, `The certificate in use is kept: ${read.message}`)
    told = read.ok ? '' : read.message
    if (read.ok && (read.value.cert !== pair.cert || read.value.key !== pair.key)) {
      pair = read.value
      for (const server of servers) server.setSecureContext({ cert: pair.cert, key: pair.key })
      log.info({ validTo: pair.certificate.validTo }, 'The certificate was renewed')
    }
    warnOfTime()
    callOff = clock.after(lookEveryMs, look)
  }

  function warnOfTime(): void {
    const fault = outOfTime(pair.certificate, clock.now())
    if (fault !== '' && fault !== toldOfTime) log.warn({}, `${JSON.stringify(files.cert)} ${fault}`)
    toldOfTime = fault
  }

  function warnOfName(): void {
    const name = nameToVerify(HOST, pair.certificate)
    if (isNamedBy(pair.certificate, name)) return
    const cannot = `does not name ${name}, so whoever asks there and verifies it hangs up, the simulated store among them`
    const step = 'Set HOST to a name of this machine that it holds, or make one that names this'
    log.warn({ names: hostsIn(pair.certificate) }, `The certificate ${cannot}. ${step}.`)
  }

  warnOfTime()
  warnOfName()
  return {
    get pair() {
      return { cert: pair.cert, key: pair.key }
    },
    get certificate() {
      return pair.certificate
    },
    connect: trusting(() => pair.certificate),
    keepRenewed(server) {
      server.on('tlsClientError', ({ message }) => log.debug({ message }, 'A TLS handshake failed'))
      server.once('listening', () => {
        if (servers.size === 0) callOff = clock.after(lookEveryMs, look)
        servers.add(server)
      })
      server.once('close', () => {
        servers.delete(server)
        if (servers.size === 0) callOff()
      })
    },
  }
}

/** What clients will say of its time; empty when it is good now. */
function outOfTime({ validFrom, validTo }: X509Certificate, now: number): string {
  if (Date.parse(validTo) < now) {
    return `holds a certificate that ended at ${validTo}: whoever verifies it hangs up. Renew it.`
  }
  if (Date.parse(validFrom) > now) {
    return `holds a certificate that begins at ${validFrom}: whoever verifies it hangs up. Check this machine's clock.`
  }
  return ''
}
