import type { Judged } from './judged.ts'
import { severities } from './severities.ts'

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** The least score of each grade. */
export const grades: readonly (readonly [Grade, number])[] = [
  ['A', 90],
  ['B', 75],
  ['C', 60],
  ['D', 50],
  ['E', 40],
  ['F', 0],
]

const full = 100
export const pointsOfAWarning = 2

export interface Score {
  /** 0 to 100. */
  score: number
  grade: Grade
}

/**
 * From 100 each failing scenario takes the points of its severity and sets a cap besides, and so does each one that
 * cannot be judged for a fault that another one tells; a warning takes two. What was not judged for want of a token
 * or of an address to read costs nothing.
 */
export function gradeOf(judged: readonly Pick<Judged, 'scenario' | 'finding'>[]): Score {
  let points = full
  let cap = full
  for (const { scenario, finding } of judged) {
    const severity = severities[scenario.severity]
    if (finding.verdict === 'warn') points -= pointsOfAWarning
    if (finding.verdict !== 'fail' && finding.blockedBy === undefined) continue
    points -= severity.points
    cap = Math.min(cap, severity.cap)
  }
  const score = Math.max(0, Math.min(points, cap))
  const [grade] = grades.find(([, least]) => score >= least) ?? ['F']
  return { score, grade }
}
