import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { environmentOf } from '../../src/cli/env-file.ts'
import { readSettings, type SettingName, settingNames } from '../../src/cli/settings.ts'
import {
  knownAuthtokenStaysHere,
  pageIsLocked,
  portsDiffer,
  unsignedStaysHere,
} from '../../src/cli/settings-rules.ts'
import { settingsTable } from '../../src/cli/settings-table.ts'
import { newFolder } from './run-in-process.ts'

const all = (env: Record<string, string>) => readSettings(env, settingNames, [portsDiffer, unsignedStaysHere])

const faultsOf = (env: Record<string, string>) => {
  const result = all(env)
  return result.ok ? [] : result.faults
}

describe('settings', () => {
  it('have the defaults of the design', () => {
    expect(all({})).toEqual({
      ok: true,
      settings: {
        HOST: '127.0.0.1',
        RECEIVER_PORT: 3000,
        STORE_PORT: 4000,
        DATA_DIR: './data',
        JUMPSELLER_HOOKS_TOKEN: null,
        PAGE_PASSWORD: null,
        TLS_CERT: null,
        TLS_KEY: null,
        DATABASE_URL: null,
        RETENTION: null,
        SMTP_URL: null,
        STORE_ADMIN_EMAIL: 'admin@demo.example',
        RETRY_PROFILE: 'jumpseller-2014',
        RETRY_ANCHOR: 'previous',
        SPEED: null,
        BODY_LIMIT: 2 ** 20,
        ON_INVALID: 'quarantine',
        STORE_CODE: 'demo',
        STORE_LOGIN: 'demo',
        STORE_AUTHTOKEN: 'demo-authtoken',
        LOG_LEVEL: 'info',
      },
    })
  })

  it.each<[SettingName, string, unknown]>([
    ['HOST', '0.0.0.0', '0.0.0.0'],
    ['HOST', '::1', '::1'],
    ['HOST', 'receiver.internal', 'receiver.internal'],
    ['RECEIVER_PORT', '0', 0],
    ['STORE_PORT', '65535', 65_535],
    ['JUMPSELLER_HOOKS_TOKEN', 'new, old', ['new', 'old']],
    ['JUMPSELLER_HOOKS_TOKEN', '', []],
    ['PAGE_PASSWORD', 'twelve: chars', 'twelve: chars'],
    ['SMTP_URL', 'smtp://127.0.0.1:1025', 'smtp://127.0.0.1:1025'],
    ['SPEED', 'skip', 'skip'],
    ['SPEED', 'real', 'real'],
    ['SPEED', '0.5', 0.5],
    ['SPEED', '1000000', 1_000_000],
    ['BODY_LIMIT', '512kb', 524_288],
    ['BODY_LIMIT', '2MB', 2_097_152],
    ['BODY_LIMIT', '65536', 65_536],
    ['ON_INVALID', 'reject', 'reject'],
    ['RETRY_PROFILE', 'jumpseller-2023', 'jumpseller-2023'],
    ['LOG_LEVEL', 'silent', 'silent'],
    ['DATABASE_URL', 'postgres://me:pw@127.0.0.1:5432/kit', 'postgres://me:pw@127.0.0.1:5432/kit'],
    ['RETENTION', '180d, 10gb, 1000000', { days: 180, bytes: 10 * 2 ** 30, entries: 1_000_000 }],
  ])('%s may hold %j', (name, text, value) => {
    expect(readSettings({ [name]: text }, [name])).toEqual({ ok: true, settings: { [name]: value } })
  })

  it.each<[SettingName, string]>([
    ['HOST', 'http://127.0.0.1'],
    ['RECEIVER_PORT', '3000a'],
    ['RECEIVER_PORT', '65536'],
    ['RECEIVER_PORT', '-1'],
    ['STORE_PORT', '4000.5'],
    ['JUMPSELLER_HOOKS_TOKEN', 'new,,old'],
    ['DATABASE_URL', 'mysql://localhost/kit'],
    ['DATABASE_URL', 'localhost'],
    ['RETENTION', '5d'],
    ['RETENTION', '0'],
    ['RETENTION', '180d;10gb'],
    ['RETENTION', '10tb'],
    ['SMTP_URL', 'http://127.0.0.1:1025'],
    ['STORE_ADMIN_EMAIL', 'admin'],
    ['RETRY_PROFILE', 'jumpseller-2015'],
    ['RETRY_ANCHOR', 'last'],
    ['SPEED', '0'],
    ['SPEED', '-1'],
    ['SPEED', 'fast'],
    ['SPEED', '1000001'],
    ['SPEED', '99999999999999999999'],
    ['BODY_LIMIT', '1gb'],
    ['BODY_LIMIT', '0'],
    ['ON_INVALID', 'ignore'],
    ['STORE_CODE', 'demo.store'],
    ['PAGE_PASSWORD', 'elevenchars'],
    ['PAGE_PASSWORD', 'contraseña larga'],
    ['STORE_LOGIN', 'a:b'],
    ['STORE_AUTHTOKEN', 'a b'],
    ['LOG_LEVEL', 'loud'],
  ])('%s may not hold %j', (name, text) => {
    const [fault, ...others] = faultsOf({ [name]: text })
    expect(others).toEqual([])
    expect(fault).toContain(name)
    expect(fault).toContain(settingsTable[name].takes)
  })

  it('tell what they hold, but for secrets', () => {
    expect(faultsOf({ RECEIVER_PORT: '3000a' })[0]).toContain('holds "3000a"')
    expect(faultsOf({ SMTP_URL: 'http://me:secret@mail' })[0]).not.toContain('secret')
    expect(faultsOf({ DATABASE_URL: 'mysql://me:secret@db' })[0]).not.toContain('secret')
  })

  it('tell all their faults at once', () => {
    const faulty = {
      RECEIVER_PORT: 'x',
      STORE_PORT: 'y',
      SPEED: 'z',
      HOST: '0.0.0.0',
      JUMPSELLER_HOOKS_TOKEN: '',
    }
    const faults = faultsOf(faulty).join('\n')
    for (const name of ['RECEIVER_PORT', 'STORE_PORT', 'SPEED', 'JUMPSELLER_HOOKS_TOKEN']) {
      expect(faults).toContain(name)
    }
  })

  it('count as not set when empty, but for the token', () => {
    const emptied = Object.fromEntries(settingNames.map((name) => [name, '']))
    const result = all(emptied)
    expect(result).toEqual({
      ok: true,
      settings: { ...(all({}) as { settings: object }).settings, JUMPSELLER_HOOKS_TOKEN: [] },
    })
  })

  it('refuse one port for both halves', () => {
    expect(faultsOf({ RECEIVER_PORT: '4000' })[0]).toContain('RECEIVER_PORT and STORE_PORT both hold 4000')
    expect(faultsOf({ RECEIVER_PORT: '0', STORE_PORT: '0' })).toEqual([])
  })

  it.each([
    ['0.0.0.0', 1],
    ['192.168.1.4', 1],
    ['127.0.0.1', 0],
    ['localhost', 0],
    ['::1', 0],
  ])('without a token, on HOST %s, have %i faults', (HOST, faults) => {
    expect(faultsOf({ HOST, JUMPSELLER_HOOKS_TOKEN: '' })).toHaveLength(faults)
    expect(faultsOf({ HOST, JUMPSELLER_HOOKS_TOKEN: 'token' })).toEqual([])
    expect(faultsOf({ HOST })).toEqual([])
  })

  it.each([
    ['0.0.0.0', 2],
    ['192.168.1.4', 2],
    ['127.0.0.1', 0],
    ['localhost', 0],
    ['::1', 0],
  ])('without a page password and an authtoken of their own, on HOST %s, have %i faults', (HOST, faults) => {
    const rules = [pageIsLocked, knownAuthtokenStaysHere]
    const faultsFor = (env: Record<string, string>) => {
      const result = readSettings({ HOST, ...env }, settingNames, rules)
      return result.ok ? [] : result.faults
    }
    expect(faultsFor({})).toHaveLength(faults)
    expect(faultsFor({ PAGE_PASSWORD: '' })).toHaveLength(faults)
    expect(faultsFor({ PAGE_PASSWORD: 'a page password', STORE_AUTHTOKEN: 'mine' })).toEqual([])
  })
})

describe('the environment', () => {
  it('stands over a .env file in the working folder', () => {
    const folder = newFolder()
    writeFileSync(
      join(folder, '.env'),
      '# mine\nRECEIVER_PORT=3100\nSTORE_PORT="4100"\nJUMPSELLER_HOOKS_TOKEN=kept\n',
    )
    const env = environmentOf({ env: { RECEIVER_PORT: '3200', JUMPSELLER_HOOKS_TOKEN: '' }, folder })
    expect(env).toEqual({ RECEIVER_PORT: '3200', STORE_PORT: '4100', JUMPSELLER_HOOKS_TOKEN: '' })
  })

  it('may do without one', () => {
    expect(environmentOf({ env: { HOST: 'a' }, folder: newFolder() })).toEqual({ HOST: 'a' })
  })
})
