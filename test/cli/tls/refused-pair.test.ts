import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CannotStart } from '../../../src/cli/exit.ts'
import { readSettings, settingNames } from '../../../src/cli/settings.ts'
import { tlsIsWhole } from '../../../src/cli/settings-rules.ts'
import { openTls } from '../../../src/cli/tls/open-tls.ts'
import { manualClock } from '../../receiver/manual-clock.ts'
import { kit, newFolder } from '../run-in-process.ts'
import {
  encrypted,
  type MadePair,
  makeChain,
  makePair,
  openssl,
  secretLines,
  tooShort,
} from './certificates.ts'
import { keepingLog } from './tls-kit.ts'

const good = makePair()
const other = makePair()

function fileOf(text: string): string {
  const path = join(newFolder(), 'file.pem')
  writeFileSync(path, text)
  return path
}

function asDer(): string {
  const path = join(newFolder(), 'cert.der')
  openssl('x509', '-in', good.cert, '-outform', 'der', '-out', path)
  return path
}

/** The message with which a kit of this pair does not start; the log is that of one that does. */
function opened({ cert, key }: MadePair, now?: number) {
  const { log, logged } = keepingLog()
  const settings = { HOST: 'localhost', TLS_CERT: cert, TLS_KEY: key }
  try {
    openTls(settings, { log, clock: manualClock(now) })
    return { message: undefined, logged }
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    return { message: error.message, logged }
  }
}

/** OpenSSL's own older form: what is encrypted stands in a header. */
function legacyEncrypted(): MadePair {
  const pair = makePair('DNS:localhost', ['-newkey', 'rsa:2048', '-nodes'])
  const key = join(newFolder(), 'legacy.pem')
  openssl('rsa', '-traditional', '-aes128', '-passout', 'pass:a passphrase', '-in', pair.key, '-out', key)
  return { ...pair, key }
}

describe('a pair that cannot serve is refused at the start', () => {
  it.each<[string, () => MadePair, string, RegExp]>([
    [
      'a certificate that is not there',
      () => ({ ...good, cert: 'gone.pem' }),
      'TLS_CERT',
      /ENOENT.*name a PEM file/,
    ],
    ['a key that is not there', () => ({ ...good, key: 'gone.pem' }), 'TLS_KEY', /ENOENT.*name a PEM file/],
    ['a folder', () => ({ ...good, cert: newFolder() }), 'TLS_CERT', /EISDIR.*name a PEM file/],
    ['an empty file', () => ({ ...good, cert: fileOf('') }), 'TLS_CERT', /holds no certificate: name a PEM/],
    [
      'a certificate in DER',
      () => ({ ...good, cert: asDer() }),
      'TLS_CERT',
      /holds no certificate: name a PEM/,
    ],
    [
      'the key for the certificate',
      () => ({ ...good, cert: good.key }),
      'TLS_CERT',
      /holds no certificate: name a/,
    ],
    [
      'the certificate for the key',
      () => ({ ...good, key: good.cert }),
      'TLS_KEY',
      /holds no private key: name a/,
    ],
    [
      'a key cut short',
      () => ({ ...good, key: cutShort(good.key) }),
      'TLS_KEY',
      /holds no private key: name a/,
    ],
    [
      "another one's key",
      () => ({ ...good, key: other.key }),
      'TLS_KEY',
      /is not the key of.*name the two of one/,
    ],
    [
      'an encrypted key',
      () => makePair('DNS:localhost', encrypted),
      'TLS_KEY',
      /is encrypted: openssl pkey -in/,
    ],
    ['an encrypted key of the older form', legacyEncrypted, 'TLS_KEY', /is encrypted: openssl pkey -in/],
    [
      'a key that is too short',
      () => makePair('DNS:localhost', tooShort),
      'TLS_CERT',
      /cannot serve.*make them anew/,
    ],
  ])('%s', (_, make, setting, why) => {
    const pair = make()
    const { message } = opened(pair)
    expect(message).toMatch(why)
    const file = setting === 'TLS_CERT' ? pair.cert : pair.key
    expect(message).toContain(`${setting} holds ${JSON.stringify(file)}`)
    for (const { key } of [good, other, pair]) {
      if (key !== 'gone.pem')
        for (const line of secretLines({ cert: '', key })) expect(message).not.toContain(line)
    }
  })

  it('by whichever half: the command ends with 1, says why and shows nothing of the key', async () => {
    for (const command of ['start', 'receiver', 'store']) {
      const env = { DATA_DIR: newFolder(), RECEIVER_PORT: '0', STORE_PORT: '0' }
      const ended = await kit([command], { env: { ...env, TLS_CERT: good.cert, TLS_KEY: other.key } })
      expect([ended.code, ended.stdout]).toEqual([1, ''])
      expect(ended.stderr).toContain(`TLS_KEY holds ${JSON.stringify(other.key)}, which is not the key of`)
      for (const line of secretLines(other)) expect(ended.stderr).not.toContain(line)
    }
  })

  it('is refused by a command that asks a running kit, where the certificate cannot be read', async () => {
    const ended = await kit(['export'], { env: { TLS_CERT: 'gone.pem' } })
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('TLS_CERT holds "gone.pem"')])
  })
})

describe('a pair that can serve', () => {
  it('may be signed by itself or come with its chain', () => {
    expect(opened(good).message).toBeUndefined()
    expect(opened(makeChain()).message).toBeUndefined()
  })

  it('is warned of when its time is over or has not begun, and serves', () => {
    const now = Date.now()
    expect(opened(good, now).logged('warn')).toEqual([])
    const [before, after] = [now - 86_400_000, now + 31 * 86_400_000].map((at) => opened(good, at))
    expect(after).toMatchObject({ message: undefined })
    expect(after?.logged('warn')).toEqual([expect.stringMatching(/ended at .*Renew it/)])
    expect(before?.logged('warn')).toEqual([expect.stringMatching(/begins at .*Check this machine's clock/)])
  })
})

it('a pair that does not name the host serves, with a warning that names the ones it does', () => {
  const { message, logged } = opened(makePair('DNS:hooks.example.com'), Date.now())
  expect(message).toBeUndefined()
  expect(logged('warn')).toEqual([expect.stringMatching(/does not name localhost.*Set HOST to a name/)])
})

describe('the two settings', () => {
  const faultsOf = (env: Record<string, string>) => {
    const result = readSettings(env, settingNames, [tlsIsWhole])
    return result.ok ? [] : result.faults
  }

  it('are set both or neither', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ TLS_CERT: 'a', TLS_KEY: 'b' })).toEqual([])
    expect(faultsOf({ TLS_CERT: 'a' })).toEqual([expect.stringContaining('Set TLS_KEY too, or neither')])
    expect(faultsOf({ TLS_KEY: 'b' })).toEqual([expect.stringContaining('Set TLS_CERT too, or neither')])
  })

  it.each(['start', 'receiver', 'store'])('are looked at together by %s', async (command) => {
    const ended = await kit([command], { env: { TLS_CERT: good.cert, DATA_DIR: newFolder() } })
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('Set TLS_KEY too')])
  })
})

function cutShort(path: string): string {
  const text = readFileSync(path, 'utf8')
  return fileOf(text.slice(0, text.length / 2))
}
