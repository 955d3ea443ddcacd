import type { Logger } from 'pino'
import type { HooksTokens } from './hooks-token.ts'

/** Loud, since anybody who reaches the receiver can then make up orders. */
export function warnUnsigned(tokens: readonly string[], log: Logger): void {
  if (tokens.length > 0) return
  log.warn(
    {},
    'JUMPSELLER_HOOKS_TOKEN IS EMPTY: requests are taken unsigned, so any program on this machine can make up ' +
      'orders. Set the token, or leave it out for a local one.',
  )
}

/** The token whole: it is of this machine's own making, or the user's. */
export function tokenLine({ tokens, keptIn }: HooksTokens): string {
  const [signing, ...others] = tokens
  if (signing === undefined) return 'none: requests are unsigned'
  const where = keptIn === null ? 'from JUMPSELLER_HOOKS_TOKEN' : `kept in ${keptIn}`
  const rotation = others.length > 0 ? `; ${others.length} more verify` : ''
  return `${signing} (${where}${rotation})`
}
