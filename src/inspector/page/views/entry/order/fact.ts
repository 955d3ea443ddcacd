import { money } from '../../../format.ts'
import { withUnseen } from '../../../parts/unseen.ts'
import { kindOf } from './order-body.ts'

/** One thing that a card tells. */
export interface Fact {
  label: string
  /** Null where the body does not tell. */
  value: string | null
  /** Why it is odd, a sentence without its full stop; undefined when it is not. */
  odd?: string | undefined
}

export function amountFact(label: string, value: unknown, currency: unknown): Fact {
  if (value === undefined || value === null) return { label, value: null }
  if (typeof value !== 'number')
    return { label, value: shown(value), odd: `It is ${kindOf(value)}, not a number` }
  if (!Number.isFinite(value)) return { label, value: String(value), odd: 'More than JavaScript can hold' }
  return { label, value: money(value, typeof currency === 'string' ? cut(currency) : null) }
}

const charactersShown = 240

export function cut(text: string): string {
  if (text.length <= charactersShown) return withUnseen(text)
  return `${withUnseen(whole(text.slice(0, charactersShown)))} … (${text.length.toLocaleString()} characters)`
}

/** Without the half of a character that a cut has left. */
function whole(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '')
}

/** Any value as a short text; null for what says nothing. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return cut(value)
  if (typeof value !== 'object') return String(value)
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

/** Several values as one text; null when all of them say nothing. */
export function joined(parts: readonly unknown[]): string | null {
  return (
    parts
      .map(shown)
      .filter((part) => part !== null)
      .join(' ') || null
  )
}
