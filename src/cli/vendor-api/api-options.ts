import type { Command } from 'commander'
import { WrongUse } from '../exit.ts'
import { hostOf, isLoopback, urlOf } from '../host.ts'
import type { Output } from '../output.ts'
import type { Settings } from '../settings.ts'
import { dispatcherTrusting } from '../tls/own-trust.ts'
import { ownCertificate } from '../tls/tls-files.ts'
import { urlOption } from '../url-option.ts'
import { createVendorApi, type VendorApi } from './client.ts'

export interface ApiOptions {
  api?: string
  login?: string
  authtoken?: string
}

export const apiSettings = ['HOST', 'STORE_PORT', 'STORE_LOGIN', 'STORE_AUTHTOKEN', 'TLS_CERT'] as const

/** Which store, and who asks. A store of Jumpseller's is asked only where the user names it. */
export function apiOptions(command: Command): Command {
  return (
    command
      .option(
        '--api <url>',
        "the store's API, such as https://api.jumpseller.com/v1 (default: the simulated store of this machine)",
        urlOption,
      )
      .option('--login <login>', "the API's login (default: STORE_LOGIN)")
      // Not checked here: commander's message would show it.
      .option('--authtoken <authtoken>', "the API's authtoken (default: STORE_AUTHTOKEN)")
  )
}

export function vendorApiOf(
  { api, login, authtoken }: ApiOptions,
  settings: Pick<Settings, (typeof apiSettings)[number]>,
  output: Output,
): VendorApi {
  if (api === undefined && settings.STORE_PORT === 0) {
    throw new WrongUse('STORE_PORT is 0, so say where the store is: --api URL')
  }
  const certificate = ownCertificate(settings)
  const own = urlOf({ host: settings.HOST, port: settings.STORE_PORT, certificate })
  const url = withVersion(api ?? own)
  if (login?.includes(':')) throw new WrongUse('A login has no colon: give --login and --authtoken apart.')
  if (url.protocol === 'http:' && !isLoopback(hostOf(url))) {
    output.warn(
      `${url.host} is asked in clear, the authtoken among it: use https, unless the way there is yours.`,
    )
  }
  const access = {
    url: url.href,
    login: login ?? settings.STORE_LOGIN,
    authtoken: authtoken ?? settings.STORE_AUTHTOKEN,
  }
  return createVendorApi(access, { dispatcher: dispatcherTrusting(certificate) })
}

function withVersion(text: string): URL {
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    throw new WrongUse('Credentials do not belong into --api: give --login and --authtoken.')
  }
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith('/v1') ? path : `${path}/v1`
  url.search = ''
  url.hash = ''
  return url
}
