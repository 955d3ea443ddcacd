import type { SendAsked } from '../api.ts'

export interface ReadSend {
  entry: string | undefined
  event: string | undefined
  body: Buffer | undefined
  to: string | undefined
  stamp: 'now' | 'kept'
  repeat: number
}

export type ReadSendResult = { ok: true; asked: ReadSend } | Refused

const mostRepeats = 50

/** Reads the JSON of `POST /inspector/send`, or says what it takes. */
export function readAsked(value: unknown): ReadSendResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return no('The request takes a JSON object: {"entry": "…"} or {"event": "order_paid", "body": "…"}.')
  }
  const given = value as { [K in keyof SendAsked]: unknown }
  const texts = textsOf(given)
  if (!texts.ok) return texts
  const stamp = given.stamp ?? 'kept'
  if (stamp !== 'now' && stamp !== 'kept') return no('stamp: takes now or kept')
  const repeat = given.repeat ?? 1
  if (!isRepeat(repeat)) return no(`repeat: takes a whole number from 1 to ${mostRepeats}`)
  const { entry, event, to } = texts.texts
  const bytes = bytesOf(texts.texts)
  return bytes.ok ? { ok: true, asked: { entry, event, to, body: bytes.body, stamp, repeat } } : bytes
}

interface Refused {
  ok: false
  message: string
}

function no(message: string): Refused {
  return { ok: false, message }
}

const textNames = ['entry', 'event', 'body', 'bodyBase64', 'to'] as const

type Texts = Record<(typeof textNames)[number], string | undefined>

function textsOf(given: { [K in keyof SendAsked]: unknown }): { ok: true; texts: Texts } | Refused {
  const odd = textNames.find((name) => typeof (given[name] ?? '') !== 'string')
  if (odd) return no(`${odd}: takes a text`)
  const texts = Object.fromEntries(textNames.map((name) => [name, given[name] ?? undefined])) as Texts
  if (texts.event !== undefined && !/^[\w.-]{1,100}$/.test(texts.event)) {
    return no('event: takes letters, digits, _ . -')
  }
  return { ok: true, texts }
}

function isRepeat(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostRepeats
}

function bytesOf({ body, bodyBase64 }: Texts): { ok: true; body: Buffer | undefined } | Refused {
  if (body !== undefined && bodyBase64 !== undefined) {
    return no('body, bodyBase64: only one of the two can be sent')
  }
  if (bodyBase64 === undefined) return { ok: true, body: body === undefined ? undefined : Buffer.from(body) }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bodyBase64)) return no('bodyBase64: is not Base64')
  return { ok: true, body: Buffer.from(bodyBase64, 'base64') }
}
