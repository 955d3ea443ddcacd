import { defaultIdentity } from '../store/index.ts'
import { isLoopback } from './host.ts'
import type { SettingsRule } from './settings.ts'

export const portsDiffer: SettingsRule = ({ RECEIVER_PORT, STORE_PORT }) =>
  RECEIVER_PORT !== 0 && RECEIVER_PORT !== undefined && RECEIVER_PORT === STORE_PORT
    ? `RECEIVER_PORT and STORE_PORT both hold ${RECEIVER_PORT}; each takes a port of its own.`
    : undefined

/** Whoever reaches a receiver without a token can make up orders. */
export const unsignedStaysHere: SettingsRule = ({ HOST, JUMPSELLER_HOOKS_TOKEN }) =>
  HOST !== undefined && !isLoopback(HOST) && JUMPSELLER_HOOKS_TOKEN?.length === 0
    ? `JUMPSELLER_HOOKS_TOKEN is empty and HOST holds ${JSON.stringify(HOST)}: without a token requests are taken ` +
      'unsigned, from this machine alone. Set the token, or HOST to 127.0.0.1.'
    : undefined

/** Whoever reaches the page reads every order and customer. */
export const pageIsLocked: SettingsRule = ({ HOST, PAGE_PASSWORD }) =>
  HOST !== undefined && !isLoopback(HOST) && PAGE_PASSWORD === null
    ? `PAGE_PASSWORD is not set and HOST holds ${JSON.stringify(HOST)}: without it whoever reaches this machine sees ` +
      'every order. Set a password of 12 characters or more, or HOST to 127.0.0.1.'
    : undefined

/** Whoever may use the store's API has it post to any URL. */
export const knownAuthtokenStaysHere: SettingsRule = ({ HOST, STORE_AUTHTOKEN }) =>
  HOST !== undefined && !isLoopback(HOST) && STORE_AUTHTOKEN === defaultIdentity.authtoken
    ? `STORE_AUTHTOKEN holds what everybody knows and HOST holds ${JSON.stringify(HOST)}: whoever reaches this ` +
      'machine could have the store post to any URL. Set STORE_AUTHTOKEN to one of your own, or HOST to 127.0.0.1.'
    : undefined

/** A certificate without its key cannot serve, and whoever set one of them believes to be under TLS. */
export const tlsIsWhole: SettingsRule = ({ TLS_CERT, TLS_KEY }) => {
  if (TLS_CERT === undefined || TLS_KEY === undefined || (TLS_CERT === null) === (TLS_KEY === null))
    return undefined
  const [set, missing] = TLS_CERT === null ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY']
  return `${set} is set and ${missing} is not: https takes both. Set ${missing} too, or neither for plain HTTP.`
}
