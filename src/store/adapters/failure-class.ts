import type { FailureClass } from '../domain/attempt.ts'

const dns = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'])
const timeout = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
/** Certificates that node refuses, by the codes of OpenSSL, and handshakes that fail. */
const tls =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|EPROTO$|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH)/

/** The class of a network error, by its code or that of its cause. */
export function failureClassOf(error: unknown): Exclude<FailureClass, 'redirect' | 'status'> {
  const code = codeOf(error)
  if (code === 'ECONNREFUSED') return 'refused'
  if (dns.has(code)) return 'dns'
  if (timeout.has(code)) return 'timeout'
  return tls.test(code) ? 'tls' : 'network'
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.message !== '') return error.message
  // An address with several IPs fails with one error for each; the group itself says nothing.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  return first instanceof Error ? first.message : codeOf(error)
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause === undefined ? '' : codeOf(cause)
}
