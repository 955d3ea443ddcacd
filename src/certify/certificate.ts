import type { Grade } from './grade.ts'
import type { Judged } from './judged.ts'
import type { StoreRules } from './rehearsal/consequence.ts'

/** The whole of one certification. */
export interface Certificate {
  url: string
  /** Milliseconds since 1970. */
  at: number
  /** Milliseconds. */
  ms: number
  /** Whether a hooks token was given. */
  isSigned: boolean
  /** Whether an address was given that tells what was kept. */
  isReadBack: boolean
  /** The store's rules by which the consequences are told. */
  rules: StoreRules
  judged: readonly Judged[]
  score: number
  grade: Grade
  pass: number
  warn: number
  fail: number
  notJudged: number
  /** Those of them that were kept from being judged by a fault that another scenario tells. */
  blocked: number
}
