import { formatTriggeredAt } from './times.ts'

/** The headers of a hook's request, as Jumpseller spells them. HTTP compares them without case. */
export const headerNames = {
  event: 'Jumpseller-Event',
  storeCode: 'Jumpseller-Store-Code',
  signature: 'Jumpseller-Hmac-Sha256',
  triggeredAt: 'Jumpseller-Triggered-At',
} as const

interface HookHeaders {
  wireEvent: string | null
  storeCode: string | null
  /** The header's value. */
  signature: string | null
  /** Milliseconds since 1970. */
  triggeredAt: number | null
}

/** The headers of a hook's request in the wire's order; null leaves one out. Its length and host are its sender's. */
export function hookHeaders({
  wireEvent,
  storeCode,
  signature,
  triggeredAt,
}: HookHeaders): Record<string, string> {
  const headers: [string, string | null][] = [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Ruby'],
    [headerNames.event, wireEvent],
    [headerNames.storeCode, storeCode],
    [headerNames.signature, signature],
    [headerNames.triggeredAt, triggeredAt === null ? null : formatTriggeredAt(triggeredAt)],
  ]
  return Object.fromEntries(headers.filter((header): header is [string, string] => header[1] !== null))
}
