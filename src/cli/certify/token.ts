import { findHooksTokens } from '../hooks-token.ts'
import type { Settings } from '../settings.ts'
import { isOwnReceiver } from '../trigger/own-receiver.ts'

type TokenSettings = Pick<
  Settings,
  'HOST' | 'RECEIVER_PORT' | 'TLS_CERT' | 'JUMPSELLER_HOOKS_TOKEN' | 'DATA_DIR'
>

/**
 * The token to sign with; null sends unsigned. That of `start` is used for its own receiver alone: any other would
 * be judged by signatures that it cannot know.
 */
export function certifyToken(
  given: string | undefined,
  { url, settings }: { url: string; settings: TokenSettings },
): string | null {
  if (given !== undefined) return given || null
  const own = isOwnReceiver(url, settings) ? findHooksTokens(settings).tokens : []
  return (settings.JUMPSELLER_HOOKS_TOKEN ?? own)[0] || null
}
