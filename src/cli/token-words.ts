import type { Logger } from 'pino'
import { defaultIdentity } from '../store/index.ts'
import type { HooksTokens } from './hooks-token.ts'
import type { Settings } from './settings.ts'

/** Loud, since anybody who reaches the receiver can then make up orders. */
export function warnUnsigned(tokens: readonly string[], log: Logger): void {
  if (tokens.length > 0) return
  log.warn(
    {},
    'JUMPSELLER_HOOKS_TOKEN IS EMPTY: requests are taken unsigned, so any program on this machine can make up ' +
      'orders. Set the token, or leave it out for a local one.',
  )
}

/**
 * The token whole where this machine made it: somebody has to copy it. One that was set is a shop's own, and what is
 * said at the start ends in a service's log.
 */
export function tokenLine(hooksTokens: HooksTokens): string {
  const { tokens, keptIn } = hooksTokens
  if (tokens.length === 0) return 'none: requests are unsigned'
  const rotation = tokens.length > 1 ? `; ${tokens.length - 1} more verify` : ''
  if (keptIn === null) return `as set in JUMPSELLER_HOOKS_TOKEN, not shown${rotation}`
  return `${localToken(hooksTokens)} (kept in ${keptIn})`
}

/** For programs: null where there is none, and where it was set. */
export function localToken({ tokens, keptIn }: HooksTokens): string | null {
  return keptIn === null ? null : (tokens[0] ?? null)
}

type Login = Pick<Settings, 'STORE_LOGIN' | 'STORE_AUTHTOKEN'>

/** As {@link tokenLine}: the authtoken that everybody knows is said, and no other. */
export function loginLine(login: Login): string {
  return `login ${login.STORE_LOGIN}, authtoken ${saidAuthtoken(login) ?? 'as set in STORE_AUTHTOKEN'}`
}

/** The login as curl takes it. */
export function loginPair(login: Login): string {
  return `${login.STORE_LOGIN}:${saidAuthtoken(login) ?? 'AUTHTOKEN'}`
}

function saidAuthtoken({ STORE_AUTHTOKEN }: Login): string | undefined {
  return STORE_AUTHTOKEN === defaultIdentity.authtoken ? STORE_AUTHTOKEN : undefined
}
