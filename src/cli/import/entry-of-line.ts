import { isEventName } from '../../contract/index.ts'
import { type Entry, entryFlags, handlerStates, type KeptEntry, reasons } from '../../receiver/index.ts'
import { entryIdForm } from '../running-kit.ts'

/** What an exported line must hold, each with what it takes: a backup may have been on its way for long. */
const rules: [field: string, takes: string, holds: (line: Line) => boolean][] = [
  ['id', 'an id such as 2ce13ec3-17', ({ id }) => typeof id === 'string' && entryIdForm.test(id)],
  ['receivedAt', 'a time', ({ receivedAt }) => isTime(receivedAt)],
  ['event', 'an event of the kit or null', ({ event }) => event === null || isEvent(event)],
  ['wireEvent', 'a text or null', ({ wireEvent }) => isTextOrNull(wireEvent)],
  ['storeCode', 'a text or null', ({ storeCode }) => isTextOrNull(storeCode)],
  ['triggeredAt', 'a time or null', ({ triggeredAt }) => triggeredAt === null || isTime(triggeredAt)],
  ['orderId', 'a whole number or null', ({ orderId }) => orderId === null || Number.isSafeInteger(orderId)],
  ['verdict', 'accepted or quarantined', ({ verdict, reason }) => isVerdict(verdict, reason)],
  ['signature', 'valid or unsigned', ({ signature }) => signature === 'valid' || signature === 'unsigned'],
  ['flags', 'a list of flags', ({ flags }) => isListOf(flags, isOneOf(entryFlags))],
  ['receipts', 'a number from 1', ({ receipts }) => isCount(receipts) && Number(receipts) >= 1],
  ['handler', 'how its handlers stand', ({ handler }) => isHandler(handler)],
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
export function entryOfLine(text: string): { ok: true; kept: KeptEntry } | { ok: false; message: string } {
  let line: Line
  try {
    line = JSON.parse(text)
  } catch {
    return { ok: false, message: 'it is not JSON, or is cut off' }
  }
  if (typeof line !== 'object' || line === null) return { ok: false, message: 'it is no entry' }
  const broken = rules.find(([, , holds]) => !holds(line))
  if (broken) return { ok: false, message: `${broken[0]} takes ${broken[1]}` }
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

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
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
  return isOneOf(handlerStates)(state) && isCount(runs) && isTextOrNull(lastError) && isNext
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
