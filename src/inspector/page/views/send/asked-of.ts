import type { SendAsked } from '../../../api.ts'
import { isEdited, type Start } from './start.ts'

interface Drafted {
  /** Id; empty for none. */
  entry: string
  start: Start
  text: string | null
  /** Empty for the kept request's own. */
  event: string
  /** Empty for the local receiver. */
  to: string
  hookUrl: string
  stamp: 'now' | 'kept'
  /** As typed. */
  repeat: string
}

/** What the server is asked for: a kept body that is not edited is named alone, so that its very bytes are sent. */
export function askedOf(drafted: Drafted): SendAsked {
  const { entry, start, text, event, to, hookUrl, stamp, repeat } = drafted
  const target = to.trim()
  const body = isEdited(text, start) ? { body: text } : entry ? {} : { bodyBase64: base64(start.bytes) }
  return {
    ...(entry && { entry }),
    ...(event.trim() && { event: event.trim() }),
    ...body,
    // Left out for the receiver itself: the server then names the event in the path where the headers do not.
    ...(target && target !== hookUrl && { to: target }),
    stamp: entry ? stamp : 'now',
    repeat: repeat.trim() === '' ? 1 : Number(repeat),
  }
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
