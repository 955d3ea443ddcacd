import { isEventName } from '../../contract/index.ts'
import { type Entry, entryFlags, handlerStates, type KeptEntry, reasons } from '../../receiver/index.ts'
import { entryIdForm } from '../running-kit.ts'

/** What an inbox of either kind holds, with room to go on behind it; nothing that was exported comes near it. */
const most = {
  /** A journal gives numbers up to 2^32 - 1. */
  number: 2_000_000_000,
  /** PostgreSQL counts up to 2^31 - 1. A monitor that posts one sample for ever is far below it. */
  receipts: 2_000_000_000,
  runs: 2 ** 16 - 1,
  /** As the receiver keeps a long one: its beginning and its digest. */
  nameCharacters: 129,
}
const told = (count: number) => count.toLocaleString('en')
const name = `a text of at most ${most.nameCharacters} characters or null`

/** What an exported line must hold, each with what it takes: a backup may have been on its way for long. */
const rules: [field: string, takes: string, holds: (line: Line) => boolean][] = [
  ['id', `an id such as 2ce13ec3-17, its number from 1 to ${told(most.number)}`, ({ id }) => isId(id)],
  ['receivedAt', 'a time', ({ receivedAt }) => isTime(receivedAt)],
  ['event', 'an event of the kit or null', ({ event }) => event === null || isEvent(event)],
  ['wireEvent', name, ({ wireEvent }) => isName(wireEvent)],
  ['storeCode', name, ({ storeCode }) => isName(storeCode)],
  ['triggeredAt', 'a time or null', ({ triggeredAt }) => triggeredAt === null || isTime(triggeredAt)],
  ['orderId', 'a whole number or null', ({ orderId }) => orderId === null || Number.isSafeInteger(orderId)],
  ['verdict', 'accepted or quarantined', ({ verdict, reason }) => isVerdict(verdict, reason)],
  ['signature', 'valid or unsigned', ({ signature }) => signature === 'valid' || signature === 'unsigned'],
  ['flags', 'a list of flags', ({ flags }) => isListOf(flags, isOneOf(entryFlags))],
  [
    'receipts',
    `a number from 1 to ${told(most.receipts)}`,
    ({ receipts }) => isCount(receipts, most.receipts) && receipts !== 0,
  ],
  [
    'handler',
    `how its handlers stand, after at most ${told(most.runs)} runs`,
    ({ handler }) => isHandler(handler),
  ],
  ['headers', 'pairs of name and value', ({ headers }) => isListOf(headers, isPair)],
  ['bodyBase64', 'the bytes in Base64', ({ bodyBase64 }) => isBase64(bodyBase64)],
  [
    'size',
    'the size of its bytes',
    ({ size, bodyBase64 }) => size === Buffer.from(String(bodyBase64), 'base64').length,
  ],
]

type Line = Record<string, unknown>

/** The entry that a line of `export --format ndjson` tells of; what is wrong with it in words when it is none. */
export function entryOfLine(
  text: string,
): { ok: true; kept: KeptEntry } | { ok: false; message: string /** No whole JSON. */; isTorn: boolean } {
  let line: Line
  try {
    line = JSON.parse(text)
  } catch {
    return { ok: false, message: 'it is not JSON', isTorn: true }
  }
  if (typeof line !== 'object' || line === null)
    return { ok: false, message: 'it is no entry', isTorn: false }
  const broken = rules.find(([, , holds]) => !holds(line))
  if (broken) return { ok: false, message: `${broken[0]} takes ${broken[1]}`, isTorn: false }
  const { headers, bodyBase64, errors: _errors, fields: _fields, ...entry } = line
  return {
    ok: true,
    kept: {
      entry: entry as unknown as Entry,
      request: {
        rawHeaders: (headers as string[][]).flat(),
        body: Buffer.from(bodyBase64 as string, 'base64'),
      },
    },
  }
}

function isEvent(value: unknown): boolean {
  return typeof value === 'string' && isEventName(value)
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string'
}

function isName(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.length <= most.nameCharacters)
}

function isId(value: unknown): boolean {
  if (typeof value !== 'string' || !entryIdForm.test(value)) return false
  const number = value.split('-')[1] as string
  return !number.startsWith('0') && Number(number) <= most.number
}

function isCount(value: unknown, atMost: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= atMost
}

function isVerdict(verdict: unknown, reason: unknown): boolean {
  if (verdict === 'accepted') return reason === null
  const row = Object.entries(reasons).find(([name]) => name === reason)?.[1]
  return verdict === 'quarantined' && row?.verdict === 'quarantined'
}

function isHandler(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { state, runs, lastError, nextRunAt } = value as Record<string, unknown>
  const isNext = nextRunAt === null || isTime(nextRunAt)
  return isOneOf(handlerStates)(state) && isCount(runs, most.runs) && isTextOrNull(lastError) && isNext
}

function isListOf(value: unknown, holds: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds)
}

function isOneOf(words: readonly string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && words.includes(value)
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string')
}

/** As it is written by us: what Node would pass over in silence is no good backup. */
function isBase64(value: unknown): boolean {
  return typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value
}
