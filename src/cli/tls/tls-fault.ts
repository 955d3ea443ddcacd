import { failureClassOf, messageOf } from '../../store/adapters/failure-class.ts'

/** What to do where asking a URL fails because of TLS, or of its absence; undefined for any other error. */
export function tlsFault(url: string, error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (failureClassOf(cause) === 'tls') return `TLS fails at ${url} (${messageOf(cause)}): ${tlsStep}`
  const { code } = cause as { code?: unknown }
  const hungUp = code === 'ECONNRESET' || code === 'UND_ERR_SOCKET'
  return hungUp && url.startsWith('http:') ? `${url} hung up without an answer: ${httpsStep}` : undefined
}

/** Where the certificate is signed by nobody whom this machine trusts, or names another host. */
export const tlsStep =
  'ask by a name that its certificate holds, and where nobody else signed that, set TLS_CERT to it as for the kit, ' +
  'or NODE_EXTRA_CA_CERTS.'

/** Where plain HTTP gets no answer. */
export const httpsStep = 'if the kit there speaks https, set TLS_CERT as for it, or name its URL with https.'
