import { isIP } from 'node:net'
import { isSpeed, type Speed } from '../store/index.ts'

/** Readers of a setting's text: its value, or undefined when the text is not of the form. */

export function readHost(text: string): string | undefined {
  return isIP(text) > 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)*$/i.test(text) ? text : undefined
}

export function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

const unitBytes: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 2 ** 10, mb: 2 ** 20 }

/** Bytes of `1mb`, `512kb` or a plain number of bytes. */
export function readSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9})\s*(b|kb|mb)?$/i.exec(text) ?? []
  const bytes = Number(number) * (unitBytes[unit.toLowerCase()] ?? Number.NaN)
  return bytes > 0 && bytes <= 2 ** 30 ? bytes : undefined
}

export function readSpeed(text: string): Speed | undefined {
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : text
  return isSpeed(speed) ? speed : undefined
}

/** A URL of one of the protocols, written with their colon: `http:`. */
export function readUrl(text: string, protocols: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname } = new URL(text)
  return protocols.includes(protocol) && hostname !== '' ? text : undefined
}

export function readDatabaseUrl(text: string): string | undefined {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined
}

export interface RetentionSetting {
  days?: number
  bytes?: number
  entries?: number
}

/** A hook's retries go on for eleven days: what is forgotten sooner could be taken in twice. */
const fewestDays = 12

export function readRetention(text: string): RetentionSetting | undefined {
  const retention: RetentionSetting = {}
  for (const bound of text.split(',')) {
    const [, number, unit = ''] = /^(\d{1,9})(d|mb|gb)?$/i.exec(bound.trim()) ?? []
    const amount = Number(number)
    if (!(amount > 0)) return undefined
    if (unit === '') retention.entries = amount
    else if (unit.toLowerCase() === 'd') retention.days = amount
    else retention.bytes = amount * 2 ** (unit.toLowerCase() === 'gb' ? 30 : 20)
  }
  return retention.days !== undefined && retention.days < fewestDays ? undefined : retention
}

export function readMailAddress(text: string): string | undefined {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : undefined
}

/** Tokens separated by commas; an empty one among them would sign for anybody. */
export function readTokens(text: string): string[] | undefined {
  if (text.trim() === '') return []
  const tokens = text.split(',').map((token) => token.trim())
  return tokens.every((token) => token !== '') ? tokens : undefined
}

export function oneOf<T extends string>(...words: readonly T[]): (text: string) => T | undefined {
  return (text) => words.find((word) => word === text)
}

export function textOf(form: RegExp): (text: string) => string | undefined {
  return (text) => (form.test(text) ? text : undefined)
}
