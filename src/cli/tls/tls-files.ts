import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { CannotStart } from '../exit.ts'
import type { Settings } from '../settings.ts'

/** The texts of the two PEM files, and the certificate that the first one begins with. */
export interface TlsPair {
  cert: string
  key: string
  certificate: X509Certificate
}

/** The paths that TLS_CERT and TLS_KEY hold. */
export interface TlsFiles {
  cert: string
  key: string
}

type Read<T> = { ok: true; value: T } | { ok: false; message: string }

/** Reads the pair and says what keeps it from serving. No message holds anything of the key. */
export function readTlsPair({ cert, key }: TlsFiles): Read<TlsPair> {
  const chain = readCertificate(cert)
  if (!chain.ok) return chain
  const held = readKey(key)
  if (!held.ok) return held
  const { text, certificate } = chain.value
  if (!certificate.checkPrivateKey(held.value.key)) {
    return no(
      'TLS_KEY',
      key,
      `is not the key of the certificate in ${quoted(cert)}: name the two of one pair`,
    )
  }
  try {
    createSecureContext({ cert: text, key: held.value.text })
  } catch (error) {
    const step = 'make them anew, with a key that is long enough and the certificate before its chain'
    return no('TLS_CERT', cert, `cannot serve with its key (${(error as Error).message}): ${step}`)
  }
  return { ok: true, value: { cert: text, key: held.value.text, certificate } }
}

/** The certificate that the kit of these settings shows; null where it speaks plain HTTP. */
export function ownCertificate({ TLS_CERT }: Pick<Settings, 'TLS_CERT'>): X509Certificate | null {
  if (TLS_CERT === null) return null
  const read = readCertificate(TLS_CERT)
  if (!read.ok) throw new CannotStart(read.message)
  return read.value.certificate
}

function readCertificate(path: string): Read<{ text: string; certificate: X509Certificate }> {
  const read = readText('TLS_CERT', path)
  if (!read.ok) return read
  const text = read.value
  try {
    // It would take DER too, which TLS does not.
    if (text.includes('-----BEGIN '))
      return { ok: true, value: { text, certificate: new X509Certificate(text) } }
  } catch {
    // Told below.
  }
  return no('TLS_CERT', path, 'holds no certificate: name a PEM file that begins with BEGIN CERTIFICATE')
}

function readKey(path: string): Read<{ text: string; key: KeyObject }> {
  const read = readText('TLS_KEY', path)
  if (!read.ok) return read
  const text = read.value
  if (/^(-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED)/m.test(text)) {
    const step = `openssl pkey -in ${path} -out plain.pem takes the passphrase away; keep that file to its owner`
    return no('TLS_KEY', path, `is encrypted: ${step}`)
  }
  try {
    return { ok: true, value: { text, key: createPrivateKey(text) } }
  } catch {
    // What OpenSSL says of it is left out, for the sake of the key.
    return no('TLS_KEY', path, 'holds no private key: name a PEM file that begins with BEGIN PRIVATE KEY')
  }
}

function readText(setting: keyof Settings, path: string): Read<string> {
  try {
    return { ok: true, value: readFileSync(path, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return no(setting, path, `cannot be read (${code}): name a PEM file that this user may read`)
  }
}

function no(setting: keyof Settings, path: string, why: string): { ok: false; message: string } {
  return { ok: false, message: `${setting} holds ${quoted(path)}, which ${why}.` }
}

function quoted(path: string): string {
  return JSON.stringify(path)
}
