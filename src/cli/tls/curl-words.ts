import type { Settings } from '../settings.ts'

/** The word that curl is called by, with what has it trust the kit. */
export function curlTrusting({ TLS_CERT }: Pick<Settings, 'TLS_CERT'>): string {
  return TLS_CERT === null ? 'curl' : `curl --cacert ${TLS_CERT}`
}
