import type { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext, rootCertificates } from 'node:tls'
import { Agent, buildConnector, type Dispatcher, getGlobalDispatcher } from 'undici'
import { isNamedBy } from './certificate-names.ts'

/** Makes what undici connects by. */
export type Connect = typeof buildConnector

/**
 * Trusts the kit's own certificate, which may be signed by nobody else, at the hosts that it names; every other host
 * is verified as ever. The name is checked in both cases.
 */
export function trusting(current: () => X509Certificate): Connect {
  return (options = {}) => {
    const usual = buildConnector(options)
    let known: X509Certificate | undefined
    let own = usual
    return (target, callback) => {
      const certificate = current()
      if (!isNamedBy(certificate, target.hostname)) return usual(target, callback)
      if (certificate !== known) {
        known = certificate
        own = buildConnector({ ...options, secureContext: contextTrusting(certificate) })
      }
      return own(target, callback)
    }
  }
}

/** For what asks a kit that shows this certificate; null is one that speaks plain HTTP. */
export function dispatcherTrusting(certificate: X509Certificate | null): Dispatcher {
  return certificate ? new Agent({ connect: trusting(() => certificate)() }) : getGlobalDispatcher()
}

function contextTrusting(certificate: X509Certificate) {
  // Partial: the certificate itself is trusted, whoever signed it.
  return createSecureContext({
    ca: [...rootCertificates, ...extraCertificates(), certificate.toString()],
    allowPartialTrustChain: true,
  })
}

/** What Node.js itself would trust beside its own. */
function extraCertificates(): string[] {
  const { NODE_EXTRA_CA_CERTS: path } = process.env
  try {
    return path ? [readFileSync(path, 'utf8')] : []
  } catch {
    // Node.js has warned of it at the start.
    return []
  }
}
