import type { RunOutcome } from '../../inbox.ts'
import { bigintArray, integerArray, textArray, timeArray } from './binary-array.ts'
import type { Names } from './names.ts'

/** A run that has ended, to be recorded. */
export interface EndedRun {
  no: number
  /** Null records it whatever was decided since. */
  turn: number | null
  /** The job that ends with it. */
  id: string | null
  outcome: RunOutcome
}

export function recordQuery({ schema }: Names, ended: readonly EndedRun[], by: string) {
  const outcomes = ended.map(({ outcome }) => outcome)
  return {
    name: 'record_runs',
    text: `select ${schema}.record_runs($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      bigintArray(ended.map(({ no }) => no)),
      integerArray(ended.map(({ turn }) => turn)),
      bigintArray(ended.map(({ id }) => (id === null ? null : Number(id)))),
      textArray(outcomes.map(({ state }) => state)),
      integerArray(outcomes.map(({ runs }) => runs)),
      textArray(outcomes.map(({ error }) => error)),
      timeArray(outcomes.map(({ nextRunAt }) => nextRunAt)),
      by,
    ],
  }
}
