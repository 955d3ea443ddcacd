import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from '../run-in-process.ts'

/** A certificate signed by nobody but itself, and its key, each in a PEM file. */
export interface MadePair {
  cert: string
  key: string
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']

/** Made by the openssl program, so that no code of the kit vouches for itself. `names` as in subjectAltName. */
export function makePair(names = 'DNS:localhost', key: readonly string[] = [...curve, '-nodes']): MadePair {
  const folder = newFolder()
  const pair = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  const made = ['-keyout', pair.key, '-out', pair.cert, '-days', '30']
  openssl(
    'req',
    '-x509',
    ...key,
    ...made,
    '-subj',
    '/CN=made for a test',
    '-addext',
    `subjectAltName=${names}`,
  )
  return pair
}

export const encrypted = [...curve, '-passout', 'pass:a passphrase'] as const
export const tooShort = ['-newkey', 'rsa:512', '-nodes'] as const

/** A certificate that another one has signed, with that one behind it: `fullchain.pem` and its key. */
export function makeChain(names = 'DNS:localhost'): MadePair {
  const [authority, folder] = [makePair('DNS:authority.example'), newFolder()]
  const [cert, key] = [join(folder, 'fullchain.pem'), join(folder, 'key.pem')]
  const [request, signed, extensions] = ['request.pem', 'signed.pem', 'names'].map((name) =>
    join(folder, name),
  )
  openssl('req', '-new', ...curve, '-nodes', '-keyout', key, '-out', `${request}`, '-subj', '/CN=signed')
  writeFileSync(`${extensions}`, `subjectAltName=${names}\n`)
  const by = ['-CA', authority.cert, '-CAkey', authority.key, '-CAcreateserial', '-days', '30']
  openssl('x509', '-req', '-in', `${request}`, ...by, '-extfile', `${extensions}`, '-out', `${signed}`)
  writeFileSync(cert, readFileSync(`${signed}`, 'utf8') + readFileSync(authority.cert, 'utf8'))
  return { cert, key }
}

export function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Lines of a key that must be shown nowhere. */
export function secretLines({ key }: MadePair): string[] {
  return readFileSync(key, 'utf8')
    .split('\n')
    .filter((line) => /^[A-Za-z0-9+/=]{16,}$/.test(line))
}
