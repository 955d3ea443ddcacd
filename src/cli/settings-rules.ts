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
