import { type Learned, nothingLearned, parseLearned, stringifyLearned } from '../../contract/drift/index.ts'
import type { PassedOver } from '../api.ts'

/** What was learned, up to which entry. */
export interface Position {
  /** Id of the last entry that was looked at; empty before the first. */
  after: string
  /** Entries that were looked at. */
  read: number
  /** ISO 8601: when the last of them was received. */
  upTo: string | null
  passedOver: PassedOver
  learned: Learned
}

export function newPosition(): Position {
  const passedOver = { notJson: 0, otherEvents: 0, reconciled: 0 }
  return { after: '', read: 0, upTo: null, passedOver, learned: nothingLearned() }
}

export function stringifyPosition({ learned, ...others }: Position): string {
  return JSON.stringify({ ...others, learned: stringifyLearned(learned) })
}

/** Undefined without a text, and for one that is damaged or of another version. */
export function parsePosition(text: string | undefined): Position | undefined {
  if (text === undefined) return undefined
  try {
    const { after, read, upTo, passedOver, learned: learnedText } = JSON.parse(text)
    const learned = parseLearned(learnedText)
    const { notJson, otherEvents, reconciled } = passedOver
    if (!learned || typeof after !== 'string') return undefined
    if (![read, notJson, otherEvents, reconciled].every(Number.isSafeInteger)) return undefined
    return { after, read, upTo, passedOver: { notJson, otherEvents, reconciled }, learned }
  } catch {
    return undefined
  }
}
